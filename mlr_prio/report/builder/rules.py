"""The lint rules with what each looks for and why it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlr_prio import __version__
from mlr_prio.report.document import Document, Heading, Paragraph
from mlr_prio.report.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlr_prio.assessment.lint.rule import Rule
    from mlr_prio.translation import Translator

FORMAT_VERSION: Final = 1
FIELDS: Final = ("code", "severity", "title", "why")


def rules_report(rules: Iterable[Rule], translate: Translator) -> Report:
    """Return the rules by code as a report.

    Parameters
    ----------
    rules
        The rules, in any order.
    translate
        The reader's language.
    """
    records = tuple(_record(rule, translate) for rule in sorted(rules, key=lambda rule: rule.code))
    blocks = [
        block
        for record in records
        for block in (Heading(f"{record['code']} {record['title']}"), Paragraph(record["why"]))
    ]
    document = Document(
        language=translate.language,
        title=translate("What a careful reader would question"),
        status_mark="",
        subtitle=(translate.plural("{count} rule", "{count} rules", len(records)),),
        origin="",
        blocks=tuple(blocks),
    )
    data = {
        "format": "mlr-prio/rules",
        "format_version": FORMAT_VERSION,
        "version": __version__,
        "language": translate.language,
        "rules": list(records),
    }
    return Report(document, data, FIELDS, records)


def _record(rule: Rule, translate: Translator) -> dict[str, str]:
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "title": translate(rule.title),
        "why": translate(rule.why),
    }
