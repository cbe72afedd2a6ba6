"""How well judgements agree, in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mlr_prio.assessment.elicitation import Elicited
from mlr_prio.assessment.elicitation_set import Consistency, Remark, SetWeights
from mlr_prio.assessment.sibling import SiblingSet
from mlr_prio.model.problem import Problem
from mlr_prio.report.builder.consistency import consistency_blocks, consistency_data
from mlr_prio.report.builder.weights import words_of
from mlr_prio.report.document import Bullets, Heading, Paragraph
from mlr_prio.translation import Translator

Load = Callable[..., Problem]

THREE = SiblingSet("resor", ("tid", "komfort", "mark"))


def elicited(*found: Consistency | None, siblings: SiblingSet = THREE) -> Elicited:
    sets = tuple(SetWeights(siblings, {}, {}, one) for one in found)
    return Elicited("ahp", 1, "", sets, {}, (), {}, {})


def said(load: Load, given: Elicited, language: str = "en") -> list[str]:
    words = words_of(load(), Translator("sv" if language == "sv" else "en"))
    texts: list[str] = []
    for block in consistency_blocks(given, words):
        match block:
            case Heading(text) | Paragraph(text):
                texts.append(text)
            case Bullets(items):
                texts += items
            case _:
                pytest.fail("nothing else is expected")
    return texts


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Consistency(0.0, "Saaty 1980"), "all comparisons agree with one another."),
        (Consistency(0.0, "Rezaei 2015", 1e-9), "all comparisons agree with one another."),
        (Consistency(None, "Saaty 1980"), "the table of Saaty 1980 has no entry for so many."),
        (
            Consistency(0.08, "Saaty 1980"),
            "the judgements agree well enough: ratio 0.08, at most 0.1 is wanted (Saaty 1980).",
        ),
        (
            Consistency(0.12345, "Saaty 1980"),
            (
                "the judgements contradict one another: ratio 0.123, at most 0.1 is wanted (Saaty 1980). "
                "Go through them again."
            ),
        ),
    ],
)
def test_each_degree_of_agreement_has_its_sentence(load: Load, found: Consistency, sentence: str) -> None:
    assert said(load, elicited(found)) == ["How well the answers agree", f"Travel: {sentence}"]


def test_the_judgement_that_was_said_to_weigh_more_comes_first(load: Load) -> None:
    remarks = (Remark("tid", "komfort", 1 / 3, 2.0), Remark("tid", "mark", 2.0, 4.0))
    assert said(load, elicited(Consistency(0.2, "Saaty 1980", remarks=remarks)))[2:] == [
        (
            "Comfort was said to matter 3 times as much as Travel time; "
            "by the other judgements it is the other way round, 2 times."
        ),
        "Travel time was said to matter 2 times as much as Land; by the other judgements it is 4 times.",
    ]


def test_in_swedish_with_a_decimal_comma(load: Load) -> None:
    found = Consistency(0.08, "Saaty 1980")
    top = elicited(found, siblings=SiblingSet(None, THREE.ids))
    assert said(load, top, "sv")[1] == (
        "Överst i trädet: omdömena stämmer tillräckligt väl med varandra: kvot 0,08, högst 0,1 eftersträvas "
        "(Saaty 1980)."
    )
    whole = elicited(found, siblings=SiblingSet(None, THREE.ids, is_whole=True))
    assert said(load, whole, "sv")[1].startswith("Alla kriterier: ")


def test_two_cannot_contradict_one_another_and_points_never_do(load: Load) -> None:
    assert (
        said(load, elicited(Consistency(0.0, "Saaty 1980"), siblings=SiblingSet("resor", THREE.ids[:2])))
        == []
    )
    assert said(load, elicited(None)) == []
    assert consistency_data(elicited(None)) is None


def test_programs_get_the_worst_of_all_sets() -> None:
    data = consistency_data(elicited(Consistency(0.05, "Saaty 1980"), Consistency(0.2, "Saaty 1980")))
    assert data is not None
    assert (data["ratio"], data["index_table"]) == (0.2, "Saaty 1980")
    unknown = consistency_data(elicited(Consistency(0.05, "Saaty 1980"), Consistency(None, "Saaty 1980")))
    assert unknown is not None
    assert unknown["ratio"] is None
