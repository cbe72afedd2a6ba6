"""What turns an answer into a document that is kept: it says what it was made from, and for which day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mlr_prio import __version__
from mlr_prio.model.base import Status
from mlr_prio.report.builder.features import features
from mlr_prio.report.builder.field_titles import field_titles
from mlr_prio.report.builder.ranking import ranking_report
from mlr_prio.report.builder.workbook import workbook
from mlr_prio.report.document import Bullets, Heading, Metadata
from mlr_prio.report.text.name import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mlr_prio.assessment.ranking import Ranking
    from mlr_prio.report.document import Block
    from mlr_prio.report.report import Report
    from mlr_prio.translation import Translator

ORIGIN_FIELDS: Final = ("as_of", "input_sha256", "version")
"""The fields that every record of a kept file ends with."""

CONTRACT_HEAD: Final = 5
"""How many keys of the JSON contract come before the day: they say what it is and what it was made from."""


def list_export(ranking: Ranking, translate: Translator, as_of: str) -> Report:
    """Return the list as a document to keep.

    Parameters
    ----------
    ranking
        The list.
    translate
        The reader's language.
    as_of
        The day that it holds for, ISO 8601; empty where nobody has said.
    """
    return kept(ranking_report(ranking, translate), ranking, translate, as_of)


def kept(
    report: Report, ranking: Ranking, translate: Translator, as_of: str, *, status: Status | None = None
) -> Report:
    """Return a report of the list, or of more than it, with what every kept file says about itself.

    ``status`` is that of the document where it is not the list's.
    """
    status = status or ranking.status
    said = Metadata(__version__, ranking.problem.input_sha256, status.value, as_of)
    names = Names.of(ranking.problem, translate.language)
    document = report.document
    lines = (*document.subtitle, *([_day(as_of, translate)] if as_of else []))
    about = _about(said, status, translate)
    origin = {"as_of": as_of, "input_sha256": said.input_sha256, "version": said.version}
    return replace(
        report,
        document=replace(document, subtitle=lines, blocks=(*document.blocks, *about), metadata=said),
        data=_dated(report.data, as_of),
        fields=(*report.fields, *ORIGIN_FIELDS),
        records=tuple({**record, **origin} for record in report.records),
        field_titles=field_titles(ranking, names, translate),
        features=features(ranking, names),
        workbook=workbook(ranking, translate, about),
    )


def _dated(data: Mapping[str, object], as_of: str) -> dict[str, object]:
    items = list(data.items())
    return dict([*items[:CONTRACT_HEAD], ("as_of", as_of or None), *items[CONTRACT_HEAD:]])


def _day(as_of: str, translate: Translator) -> str:
    return translate("As of {day}", day=as_of)


def _about(said: Metadata, status: Status, translate: Translator) -> tuple[Block, ...]:
    """Return the section that says what the document was made from."""
    statuses = {
        Status.EXAMPLE: translate("example data, nothing is decided"),
        Status.PROPOSAL: translate("proposal, not adopted"),
        Status.ADOPTED: translate("adopted"),
    }
    items = (
        translate("Status: {status}", status=statuses[status]),
        _day(said.as_of, translate) if said.as_of else translate("As of: no day is stated"),
        translate("Made by mlr-prio {version}", version=said.version),
        translate("From files with the digest {digest} (SHA-256)", digest=said.input_sha256),
    )
    return Heading(translate("About this document")), Bullets(items)
