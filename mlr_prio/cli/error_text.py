"""An error in words, the same wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.cli.language import Language
    from mlr_prio.errors import MlrPrioError


def error_text(error: MlrPrioError, language: Language) -> str:
    """Return what is wrong and what to do: every finding of faulty files, or the message and its hint."""
    from mlr_prio.errors import InputError
    from mlr_prio.report.builder.findings import findings_text
    from mlr_prio.translation import Translator

    translate = Translator(language)
    if isinstance(error, InputError):
        return findings_text(error.findings, translate)
    lines = [translate("Error: {what}", what=translate(error.message))]
    return "\n".join(lines + ([f"  {translate(error.hint)}"] if error.hint else []))
