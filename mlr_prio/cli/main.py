"""The entry point and the one place where an exception becomes words and an exit code."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from mlr_prio.cli.exit_code import ExitCode
from mlr_prio.cli.language import _, choose_language, install

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlr_prio.cli.language import Language


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and exit."""
    _start_quickly()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = choose_language(given, os.environ)
    install(language)
    sys.exit(run(given, language))


def _start_quickly() -> None:
    """Leave out what only costs time in a short process: a fifth of a whole warm ``rank``.

    No garbage is looked for, at the end neither, where the system takes everything back at once.
    One thread for linear algebra: products here are small, and more threads only wait for one another.
    """
    gc.disable()
    atexit.register(gc.freeze)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def run(arguments: Sequence[str], language: Language) -> int:
    """Run the program and return its exit code."""
    from typer import Abort
    from typer.exceptions import TyperException

    from mlr_prio.errors import MlrPrioError

    try:
        return _run_app(arguments)
    except MlrPrioError as error:
        from mlr_prio.cli.error_text import error_text

        _say(error_text(error, language))
        return error.exit_code
    except TyperException as error:
        from mlr_prio.cli.usage_error import usage_text

        _say(usage_text(error, language))
        return error.exit_code
    except Abort:
        _say(_("Aborted!"))
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- whatever else happens is our fault, and says so
        return _our_fault(error, arguments, language)


def _run_app(arguments: Sequence[str]) -> int:
    from mlr_prio.cli.app import app

    try:
        code = app(list(arguments), prog_name="mlr-prio", standalone_mode=False)
    except SystemExit as end:
        code = end.code
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    return code if isinstance(code, int) else ExitCode.OK


def _our_fault(error: Exception, arguments: Sequence[str], language: Language) -> int:
    from mlr_prio.translation import Translator

    if "--debug" in arguments:
        raise error
    what = (
        "A fault in mlr-prio, not in your files: {kind}: {text}. Run with --debug and report what it shows."
    )
    _say(Translator(language)(what, kind=type(error).__name__, text=str(error)))
    return ExitCode.OUR_FAULT


def _say(text: str) -> None:
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]  # stderr is a text stream here
    print(text, file=sys.stderr)  # noqa: T201 -- the error boundary
