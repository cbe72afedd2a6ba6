"""The sandbox that a Word template runs in: it may name placeholders, ask for them and go through them.

No more than that, so that a template from a stranger neither reaches out of the document nor fills the
memory: no calls, no arithmetic, no variables of its own, no loop within a loop, a few filters.
"""

from __future__ import annotations

from typing import Final

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment

ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.CondExpr),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Tuple, nodes.List, nodes.Filter, nodes.Test),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand),
)
"""What a template may be made of."""

FILTERS: Final = ("capitalize", "d", "default", "e", "escape", "length", "lower", "title", "trim", "upper")


class TemplateSandbox(SandboxedEnvironment):
    """The environment that templates are compiled in."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template that is made of what is allowed, before anything of it is worked out."""
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, ALLOWED):
                what = f"{type(node).__name__} is not allowed in a template"
                raise SecurityError(what)
            if isinstance(node, nodes.For) and node.find(nodes.For) is not None:
                what = "a loop within a loop is not allowed in a template"
                raise SecurityError(what)
        return tree
