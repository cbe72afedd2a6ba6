"""A chart as a picture of dots, for formats that cannot draw it: the same bytes on every computer."""

from __future__ import annotations

from typing import Final

SOURCE: Final = b"""\
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), format: "svg")
"""
DOTS_PER_INCH: Final = 144.0


def picture(svg: str) -> bytes:
    """Return the SVG as PNG, drawn with the fonts that Typst carries with it."""
    import typst

    return typst.compile(
        SOURCE,
        format="png",
        ppi=DOTS_PER_INCH,
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
