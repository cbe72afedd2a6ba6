"""A call that the program does not understand, in the reader's language: what is wrong, what is allowed.

Typer words such errors itself, in English and some of them in the words of its validator. Its exceptions are
private, hence told apart by name; one that is not known here keeps typer's own words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mlr_prio.cli.language import _
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlr_prio.cli.language import Language
    from mlr_prio.translation import Translator

_REFUSALS = {
    "int_parsing": message("{value} is not a whole number"),
    "float_parsing": message("{value} is not a number"),
    "greater_than_equal": message("{value} is less than {limit}, the least allowed"),
    "less_than_equal": message("{value} is more than {limit}, the most allowed"),
}
"""What the validator of an option can find, by its own name for it."""

_SHOWN = 60

_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", re.DOTALL)


def unknown_command(name: str, known: Iterable[str]) -> str:
    """Return that there is no command of this name, and which is most like it."""
    return _and_suggestion(_("there is no command {name}").format(name=_shown(name)), name, known)


def usage_text(error: Any, language: Language) -> str:  # noqa: ANN401 -- typer's own private type
    """Return the usage of the command, the way to its help, and what is wrong."""
    from mlr_prio.translation import Translator

    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    translate = Translator(language)
    lines = [] if getattr(error, "ctx", None) is None else [*_usage(error.ctx, translate), ""]
    return "\n".join([*lines, translate("Error: {what}", what=_what(error, translate))])


def _usage(ctx: Any, translate: Translator) -> list[str]:  # noqa: ANN401 -- as above
    command = f"{ctx.command_path} {ctx.help_option_names[0]}"
    return [ctx.get_usage(), translate("Run {command} for help.", command=command)]


def _what(error: Any, translate: Translator) -> str:  # noqa: ANN401 -- as above
    match type(error).__name__:
        case "NoSuchOption":
            return _no_such_option(error, translate)
        case "BadOptionUsage":
            return _bad_option_usage(error, translate)
        case "MissingParameter":
            return _missing(error.param, translate)
        case "BadParameter":
            where = error.param_hint if error.param is None else _called(error.param)
            return translate("{option}: {what}", option=where, what=_reason(error, translate))
    extra = _EXTRA.fullmatch(error.message)
    if extra is None:
        return str(error.format_message())
    return translate("too many arguments: {arguments}", arguments=_shown(extra[1]))


def _no_such_option(error: Any, translate: Translator) -> str:  # noqa: ANN401 -- as above
    known = [name for param in error.ctx.command.get_params(error.ctx) for name in param.opts]
    what = translate("there is no option {option}", option=_shown(error.option_name))
    return _and_suggestion(what, error.option_name, [name for name in known if name.startswith("--")])


def _bad_option_usage(error: Any, translate: Translator) -> str:  # noqa: ANN401 -- as above
    if "does not take a value" in error.message:
        return translate("the option {option} takes no value", option=error.option_name)
    return translate("the option {option} needs a value", option=error.option_name)


def _called(param: Any) -> str:  # noqa: ANN401 -- as above
    """Return what help calls an option or an argument."""
    return str(param.display_name_raw) if param.param_type_name == "argument" else " / ".join(param.opts)


def _missing(param: Any, translate: Translator) -> str:  # noqa: ANN401 -- as above
    if param.param_type_name == "argument":
        return translate("the argument {name} is missing", name=param.display_name_raw)
    return translate("the option {option} is missing", option=param.opts[0])


def _reason(error: Any, translate: Translator) -> str:  # noqa: ANN401 -- as above
    """Return why a value is refused: our own sentence, or ours for what the validator found."""
    if not hasattr(error.__cause__, "errors"):
        return str(error.message)
    found = error.__cause__.errors()[0]
    value, facts = _shown(str(found["input"])), found.get("ctx", {})
    refusal = _REFUSALS.get(found["type"])
    if refusal is not None:
        limit = facts.get("ge", facts.get("le", 0))
        return translate(refusal.template, value=value, limit=limit)
    if error.param.type_descriptor.is_choice:
        return _no_such_choice(value, error.param.type_descriptor.choices, translate)
    return translate("{value} is not allowed", value=value)


def _no_such_choice(value: str, choices: Iterable[Any], translate: Translator) -> str:
    known = [str(getattr(choice, "value", choice)) for choice in choices]
    what = translate("{value} is not one of {known}", value=value, known=", ".join(known))
    return _and_suggestion(what, value, known)


def _and_suggestion(what: str, word: str, known: Iterable[str]) -> str:
    from mlr_prio.model.suggestion import closest

    likely = closest(word, known)
    if likely is None:
        return what
    return _("{what}; did you mean {suggestion}?").format(what=what, suggestion=likely)


def _shown(text: str) -> str:
    """Return what somebody typed, cut where it is long; no character of it can steer the terminal."""
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return short if short.isprintable() else repr(short)
