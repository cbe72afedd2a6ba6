from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from mlr_prio.assessment.consensus.pair_views import PairViews
from mlr_prio.report.text.counting import in_words, sentence
from mlr_prio.report.text.member_order import member_sentences
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.model.base import Language

NAMES: Any = SimpleNamespace(
    municipalities={"a": "Höör", "b": "Eslöv", "c": "Lund", "d": "Lomma"},
    projects={"bana": "Banan", "stig": "Stigen"},
)

ALL_KINDS = (
    "Ingen av fyra kommuner ser samma ordning. Höör ser den omvända. Eslöv värderar de två lika. "
    "De vikter som Lund har angett lämnar ordningen öppen. Lomma avstår."
)
ALL_KINDS_IN_ENGLISH = (
    "None of four municipalities see the same order. Höör sees the opposite one. "
    "Eslöv finds the two equal. The weights given by Lund leave the order open. Lomma abstains."
)


def said(views: PairViews, language: Language = "sv", *, is_tie: bool = False) -> str:
    """Return what is said of a pair."""
    pair = {name: SimpleNamespace(project=SimpleNamespace(id=name)) for name in ("bana", "stig")}
    comparison: Any = SimpleNamespace(is_tie=is_tie, above=pair["bana"], below=pair["stig"])
    return " ".join(member_sentences(comparison, views, NAMES, Translator(language)))


@pytest.mark.parametrize(
    ("views", "swedish", "english"),
    [
        (
            PairViews(("d",), ("a", "b", "c"), (), (), ()),
            "En av fyra kommuner ser samma ordning. Höör, Eslöv och Lund ser den omvända.",
            "One of four municipalities sees the same order. Höör, Eslöv and Lund see the opposite one.",
        ),
        (
            PairViews(("a", "b", "c", "d"), (), (), (), ()),
            "Alla fyra kommuner ser samma ordning.",
            "All four municipalities see the same order.",
        ),
        (
            PairViews(("a", "b"), (), (), (), ()),
            "Båda kommunerna ser samma ordning.",
            "Both municipalities see the same order.",
        ),
        (
            PairViews((), ("a",), ("b",), ("c",), ("d",)),
            ALL_KINDS,
            ALL_KINDS_IN_ENGLISH,
        ),
    ],
)
def test_how_many_see_the_same_order_and_who_does_not(views: PairViews, swedish: str, english: str) -> None:
    assert said(views) == swedish
    assert said(views, "en") == english


def test_of_a_shared_place_it_is_said_who_puts_which_first() -> None:
    text = said(PairViews(("a", "b"), ("c",), (), (), ("d",)), is_tie=True)
    assert text == "Höör och Eslöv sätter Banan först. Lund sätter Stigen först. Lomma avstår."
    assert said(PairViews((), ("c",), (), (), ()), is_tie=True) == "Lund sätter Stigen först."


def test_small_numbers_are_words_and_large_ones_digits() -> None:
    swedish = Translator("sv")
    assert [in_words(count, swedish) for count in (0, 1, 11, 12, 13, 20000)] == [
        "ingen",
        "en",
        "elva",
        "tolv",
        "13",
        "20\u202f000",
    ]
    assert sentence("åtta av elva") == "Åtta av elva"
