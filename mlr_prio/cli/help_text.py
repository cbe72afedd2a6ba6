"""Help in the language of the terminal, where typer itself has only English words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from mlr_prio.cli.language import _

if TYPE_CHECKING:
    Base = TyperCommand
else:
    Base = object


class _LocalHelp(Base):
    """Words that typer does not look up in a catalogue."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 -- typer's own private types
        """Write the usage line."""
        words = {"[OPTIONS]": _("[OPTIONS]"), "COMMAND [ARGS]...": _("COMMAND [ARGS]...")}
        pieces = " ".join(words.get(piece, piece) for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 -- typer's own private types
        """Return the option ``--help`` with our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("Show this help and exit.")
        return option


class LocalCommand(_LocalHelp, TyperCommand):
    """A command whose help speaks the language of the terminal."""


class LocalHelpGroup(_LocalHelp, TyperGroup):
    """A group whose help speaks the language of the terminal."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 -- typer's own private types
        """Return the options, those that typer adds for the shell with our words."""
        words = {
            "install_completion": _("Let the shell complete commands, options and ids."),
            "show_completion": _("Show what --install-completion would add to the shell."),
        }
        params: list[Any] = super().get_params(ctx)
        for param in params:
            if param.name in words:
                param.help = words[param.name]
        return params
