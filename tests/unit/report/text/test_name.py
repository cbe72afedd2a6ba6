from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlr_prio.report.text.name import Names, short_names

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem


def test_names_come_in_the_language_asked_for_and_else_in_swedish(problem: Problem) -> None:
    names = Names.of(problem, "en")
    assert names.projects["bana"] == "Line [stage 1]"
    assert names.projects["vag"] == "Väg 23"
    assert names.criteria["transporter"] == names.labels["transporter"] == "Sustainable transport"
    assert (names.criteria["kollektivtrafik"], names.labels["kollektivtrafik"]) == (
        "Public transport",
        "Transit",
    )
    assert names.profiles == {"lund": "Lund", "malmo": "Malmö", "klimat": "Climate"}


def test_sentences_use_the_label_unless_it_is_an_abbreviation(problem: Problem) -> None:
    names = Names.of(problem, "sv")
    assert names.labels["kollektivtrafik"] == "Kollektivtr."
    assert names.spoken["kollektivtrafik"] == "Kollektivtrafikens attraktivitet"
    assert names.spoken["mark"] == "Jordbruksmark"


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Malmö", "Lund", "Höör"], ("Mal", "Lun", "Höö")),
        (["Trelleborg", "Trestad"], ("Trel", "Tres")),
        (["Klimat och mark", "Klimat och vatten"], ("Klimat och m", "Klimat och v")),
        (["Å", "Ö"], ("Å", "Ö")),
        (["Lund", "Lund"], ("Lund", "Lund")),
        (["Lund", "Lunda"], ("Lund", "Lunda")),
        ([], ()),
    ],
)
def test_short_names_are_as_short_as_tells_them_apart(names: list[str], short: tuple[str, ...]) -> None:
    assert short_names(names) == short
