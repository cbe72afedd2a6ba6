"""The commands under their names, each imported when it is asked for: a call needs one of them."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

import typer
from typer.main import get_command

from mlr_prio.cli.help_text import LocalCommand, LocalHelpGroup
from mlr_prio.cli.usage_error import unknown_command

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ROOM = "mlr_prio.cli.command"
_PYTHON_WORDS = frozenset({"import", "set"})


class CommandTree(LocalHelpGroup):
    """A group that makes its commands when they are asked for."""

    makers: ClassVar[Mapping[str, Callable[[], Any]]] = {}

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 -- typer's own private type
        """Return the names of the commands, in the order of help."""
        return list(self.makers)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 -- as above
        """Return a command; None where there is none of this name."""
        if cmd_name not in self.commands and cmd_name in self.makers:
            self.commands[cmd_name] = self.makers[cmd_name]()
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:  # noqa: ANN401 -- as above
        """Return the command that ``args`` begin with, and the rest of them."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            ctx.fail(unknown_command(args[0], self.makers))
        return (args[0] if command else None), command, args[1:]


def program(
    commands: Mapping[str, str], groups: Mapping[str, tuple[str, Mapping[str, str]]]
) -> type[CommandTree]:
    """Return the kind of group that holds these commands and groups of commands.

    Parameters
    ----------
    commands
        By name: what the command is for. Its module has the name of the command.
    groups
        By name: what the group is for, and its commands. Their modules lie in a folder of that name.
    """
    alone = {name: partial(_command, _ROOM, name, text) for name, text in commands.items()}
    grouped = {name: partial(_group, name, text, within) for name, (text, within) in groups.items()}
    return _tree({**alone, **grouped})


def _tree(makers: Mapping[str, Callable[[], Any]]) -> type[CommandTree]:
    return type("Commands", (CommandTree,), {"makers": makers})


def _group(name: str, text: str, commands: Mapping[str, str]) -> CommandTree:
    room = f"{_ROOM}.{name}"
    makers = {own: partial(_command, room, own, own_text) for own, own_text in commands.items()}
    return _tree(makers)(name=name, help=text, no_args_is_help=True, rich_markup_mode=None)


def _command(room: str, name: str, text: str) -> Any:  # noqa: ANN401 -- typer's own private type
    module = import_module(f"{room}.{name}_" if name in _PYTHON_WORDS else f"{room}.{name}")
    only = typer.Typer(add_completion=False, rich_markup_mode=None)
    only.command(name, cls=LocalCommand, help=text)(module.run)
    return get_command(only)
