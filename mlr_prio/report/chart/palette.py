"""The colours of charts, by the part that they play, on light paper and on dark.

A picture carries the light colours in itself; a page that knows its surroundings lets :func:`dark_rules`
overrule them by class. Texts have a contrast of at least 4.5 to 1 against what they stand on, and nothing is
told by colour alone (WCAG 2.1, 1.4.1 and 1.4.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour and its counterpart on dark paper."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Pair:
    """What an area is filled with, and what is written on it."""

    fill: Tone
    text: Tone


PAPER: Final = Tone("#ffffff", "#161616")
TONES: Final = {
    "ink": Tone("#1a1a1a", "#ececec"),
    "faint": Tone("#595959", "#b4b4b4"),
    "grid": Tone("#d0d0d0", "#4a4a4a"),
    "paper": PAPER,
    "accent": Tone("#1b5e9e", "#8fc1f2"),
    "warm": Tone("#a8480f", "#f0a878"),
    "muted": Tone("#8a8a8a", "#8f8f8f"),
}
"""By class: text, secondary text, rules, the ground, what matters, what warns, what only surrounds."""

STEPS: Final = tuple(
    Pair(Tone(*fill), Tone(*text))
    for fill, text in (
        (("#f1f6fb", "#22303d"), ("#1a1a1a", "#ececec")),
        (("#c9def1", "#2f4d69"), ("#1a1a1a", "#ececec")),
        (("#8fb9de", "#3f6d96"), ("#1a1a1a", "#ffffff")),
        (("#36719f", "#6aa3d3"), ("#ffffff", "#101010")),
        (("#1d4f82", "#a9d0f5"), ("#ffffff", "#101010")),
    )
)
"""From little to much: further from the paper, whichever paper it is."""

SERIES: Final = tuple(
    Pair(Tone(fill, fill), Tone(text, text))
    for fill, text in (
        ("#2b6bb6", "#ffffff"),
        ("#db771f", "#000000"),
        ("#237862", "#ffffff"),
        ("#d174a2", "#000000"),
        ("#84670f", "#ffffff"),
        ("#309cc1", "#000000"),
        ("#8b50b4", "#ffffff"),
        ("#63a236", "#000000"),
        ("#c63232", "#ffffff"),
        ("#8686d7", "#000000"),
        ("#6f6f35", "#ffffff"),
        ("#aa8b80", "#000000"),
    )
)
"""Things side by side: darker and lighter by turns, each at least 3 to 1 against both papers."""


def step(share: float) -> int:
    """Return the step, 0 to 4, for a share between 0 and 1."""
    return min(int(share * len(STEPS)), len(STEPS) - 1)


def tone(look: str) -> Tone:
    """Return the colour of a class: ``ink`` …, ``step0``, ``step0-text``, ``series3``, ``series3-text``."""
    return _CLASSES[look]


def _pairs(name: str, pairs: tuple[Pair, ...]) -> dict[str, Tone]:
    fills = {f"{name}{i}": pair.fill for i, pair in enumerate(pairs)}
    return fills | {f"{name}{i}-text": pair.text for i, pair in enumerate(pairs)}


_CLASSES: Final = TONES | _pairs("step", STEPS) | _pairs("series", SERIES)


def dark_rules() -> str:
    """Return the style rules that turn pictures within ``.chart`` dark, one class a line."""
    return "\n".join(
        f".chart .fill-{look} {{ fill: {tone.dark} }}\n.chart .line-{look} {{ stroke: {tone.dark} }}"
        for look, tone in _CLASSES.items()
        if tone.light != tone.dark
    )
