"""The sheet that charts are drawn on: SVG with a title and a description, without files or scripts.

Colours are written as attributes, which draw everywhere, with a class beside, by which a page may overrule
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mlr_prio.report.chart.palette import tone
from mlr_prio.report.chart.text_width import lines as broken
from mlr_prio.report.markup import Markup, coordinate, element, join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlr_prio.model.base import Language

FONTS: Final = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"
SIZE: Final = 12.0
SMALL: Final = 10.5
WIDTH: Final = 720.0
_TO_MIDDLE: Final = 0.36
"""How far below the middle of a line its baseline is, in sizes of the font."""

Anchor = Literal["start", "middle", "end"]
XY = tuple[float, float]


class Canvas:
    """Collects what is drawn, in order.

    Parameters
    ----------
    width
        In the unit that everything is measured in; a page scales it.
    """

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self._parts: list[Markup] = []

    def text(
        self, at: XY, text: str, *, anchor: Anchor = "start", size: float = SIZE, look: str = "ink"
    ) -> None:
        """Write a line of text, vertically centred."""
        x, y = at
        self._add(
            element(
                "text",
                text,
                x=x,
                y=y + _TO_MIDDLE * size,
                font_size=None if size == SIZE else size,
                text_anchor=None if anchor == "start" else anchor,
                class_=f"fill-{look}",
                fill=tone(look).light,
            )
        )

    def label(self, at: XY, text: str, width: float, *, anchor: Anchor = "start", size: float = SIZE) -> None:
        """Write text on one line or two around a point, as wide as there is room."""
        parts = broken(text, size, width)
        first = at[1] - (len(parts) - 1) * size * 0.55
        for row, part in enumerate(parts):
            self.text((at[0], first + row * size * 1.1), part, anchor=anchor, size=size)

    def rect(self, at: XY, size: XY, look: str, *, outline: str | None = None) -> None:
        """Fill a rectangle, and outline it where that is asked for."""
        self._add(
            element(
                "rect",
                x=at[0],
                y=at[1],
                width=max(size[0], 0.0),
                height=size[1],
                class_=_classes(look, outline),
                fill=tone(look).light,
                stroke=None if outline is None else tone(outline).light,
            )
        )

    def line(self, points: Iterable[XY], look: str, *, width: float = 1.0, dashed: bool = False) -> None:
        """Draw a line through points."""
        self._add(
            element(
                "path",
                d=_way(points),
                fill="none",
                class_=f"line-{look}",
                stroke=tone(look).light,
                stroke_width=None if width == 1 else width,
                stroke_dasharray="5 3" if dashed else None,
            )
        )

    def area(self, points: Iterable[XY], look: str, outline: str) -> None:
        """Fill what a line of points surrounds."""
        self._add(
            element(
                "path",
                d=_way(points) + "Z",
                class_=_classes(look, outline),
                fill=tone(look).light,
                stroke=tone(outline).light,
                stroke_linejoin="round",
            )
        )

    def dot(self, at: XY, radius: float, look: str, outline: str = "paper") -> None:
        """Fill a circle."""
        self._add(
            element(
                "circle",
                cx=at[0],
                cy=at[1],
                r=radius,
                class_=_classes(look, outline),
                fill=tone(look).light,
                stroke=tone(outline).light,
            )
        )

    def svg(self, height: float, title: str, description: str, language: Language, note: str = "") -> str:
        """Return the picture, with a note at its foot where there is one."""
        if note:
            self.text((10, height + 4), note, size=SMALL, look="faint")
            height += 16
        ground = element(
            "rect", width=self.width, height=height, class_="fill-paper", fill=tone("paper").light
        )
        return element(
            "svg",
            element("title", title),
            element("desc", description),
            Markup("\n"),
            join([ground, *self._parts], "\n"),
            Markup("\n"),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {coordinate(self.width)} {coordinate(height)}",
            width=self.width,
            height=height,
            role="img",
            lang=language,
            font_family=FONTS,
            font_size=SIZE,
        )

    def _add(self, part: Markup) -> None:
        self._parts.append(part)


def _classes(look: str, outline: str | None) -> str:
    return f"fill-{look}" if outline is None else f"fill-{look} line-{outline}"


def _way(points: Iterable[XY]) -> str:
    return "M" + "L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points)
