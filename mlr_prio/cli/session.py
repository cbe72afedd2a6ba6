"""What the options before the command decide: which workspace, which language, which cache."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlr_prio.cli.language import Language
    from mlr_prio.finding import Finding
    from mlr_prio.model.problem import Problem
    from mlr_prio.translation import Translator


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the program.

    Parameters
    ----------
    language
        The language of the terminal.
    export_language
        The language of documents: Swedish unless ``--lang`` was given.
    workspace
        The folder that was asked for; None looks for one from the current folder upwards.
    use_cache
        Whether parsed files are kept between calls.
    """

    language: Language = "en"
    export_language: Language = "sv"
    workspace: Path | None = None
    use_cache: bool = True

    def root(self) -> Path:
        """Return the folder of the workspace."""
        from mlr_prio.workspace.folder import find_workspace

        return find_workspace(self.workspace or Path.cwd())

    def problem(self) -> Problem:
        """Return the workspace, read and checked; say on stderr what the loader would warn of."""
        from mlr_prio.errors import InputError
        from mlr_prio.workspace.cache import default_cache
        from mlr_prio.workspace.reader import read_workspace

        loaded = read_workspace(self.root(), cache=default_cache() if self.use_cache else None)
        if loaded.problem is None:
            raise InputError(loaded.findings)
        self.say_findings(loaded.findings)
        return loaded.problem

    def translator(self, *, export: bool = False) -> Translator:
        """Return the translator for the terminal, or for a document."""
        from mlr_prio.translation import Translator

        return Translator(self.export_language if export else self.language)

    def say(self, text: str) -> None:
        """Write a line of talk to stderr."""
        print(text, file=sys.stderr)  # noqa: T201 -- the one place that talks

    def say_findings(self, findings: tuple[Finding, ...]) -> None:
        """Write findings to stderr, one below the other."""
        if findings:
            from mlr_prio.report.builder.findings import findings_text

            self.say(findings_text(findings, self.translator()))
