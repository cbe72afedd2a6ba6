"""The workspace that ships: faultless, honest about what it is, and complete as the programme asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlr_prio.model.base import Status
from mlr_prio.model.criterion import Criterion
from mlr_prio.model.problem import Problem
from mlr_prio.model.project import ProjectStatus
from mlr_prio.translation import Translator
from mlr_prio.workspace.reader import read_workspace
from mlr_prio.workspace.schema import stale_schemas

DEMANDED_CRITERIA = {
    "kollektivtrafik",
    "trafikslag",
    "miljo",
    "jordbruksmark",
    "pendling",
    "tillvaxt",
    "oresund",
    "gods",
    "bostader",
    "strukturplan",
    "kraft",
}

# What the action programme names (pages 6 to 8), and a project that stands for it.
NAMED_IN_THE_PROGRAMME = {
    "södra stambanan": "hassleholm-lund-tva-nya-spar",
    "höghastighetståg": "hoghastighetstag",
    "spårburen stadstrafik": "sparvag-lund-brunnshog-dalby",
    "spårburen godstrafik": "godsstraket-genom-skane",
    "Öresundsmetro": "oresundsmetro",
    "Malmö Airport": "sturupspendeln",
    "Copenhagen Airport": "cph-airport-station",
    "kraftledningar": "hurva-sege",
}


def test_it_has_no_faults(repository: Path) -> None:
    assert read_workspace(repository, cache=None).findings == ()


def test_its_schemas_are_those_of_the_models(repository: Path) -> None:
    assert stale_schemas(repository / "criteria" / "schema", Translator("sv").verbatim) == ()


def test_the_criteria_are_there_with_quote_scale_and_do_nothing_level(shipped: Problem) -> None:
    assert {criterion.id for criterion in shipped.leaves} == DEMANDED_CRITERIA
    for criterion in shipped.leaves:
        assert criterion.quote is not None
        assert criterion.scale.baseline is not None
        assert criterion.name.en
    groups = [node.item for node in shipped.criteria.document.nodes() if not isinstance(node.item, Criterion)]
    assert 3 <= len(groups) <= 5


def test_three_criteria_stand_on_natural_units_and_farmland_is_better_saved(shipped: Problem) -> None:
    natural = {criterion.scale.unit for criterion in shipped.leaves} - {"poäng"}
    assert len(natural) >= 3
    farmland = next(criterion for criterion in shipped.leaves if criterion.id == "jordbruksmark")
    assert farmland.scale.worst > farmland.scale.best


def test_the_quotes_stand_verbatim_in_the_programme(shipped: Problem) -> None:
    """Spot words of each quote that a careless edit would change; the programme itself is not shipped."""
    quotes = {criterion.id: criterion.quote for criterion in shipped.leaves}
    assert quotes["kollektivtrafik"] is not None
    assert quotes["kollektivtrafik"].text == "en väl utbyggd och hållbar kollektivtrafik"
    assert {quote.page for quote in quotes.values() if quote} <= set(range(1, 19))


def test_the_eleven_members_are_there_and_each_is_touched_by_a_candidate(shipped: Problem) -> None:
    assert len(shipped.members) == 11
    touched = {member for project in shipped.candidates for member in project.municipalities}
    assert {member.id for member in shipped.members} <= touched


def test_every_object_of_the_programme_is_there(shipped: Problem) -> None:
    ids = {project.document.id for project in shipped.projects}
    assert len(ids) >= 24
    assert set(NAMED_IN_THE_PROGRAMME.values()) <= ids


def test_what_is_built_or_stopped_does_not_compete(shipped: Problem) -> None:
    by_id = {project.document.id: project.document for project in shipped.projects}
    assert by_id["citytunneln"].status is ProjectStatus.BUILT
    assert by_id["hoghastighetstag"].status is ProjectStatus.WITHDRAWN
    assert by_id["hoghastighetstag"].reason


def test_every_score_has_a_rationale_and_every_fact_and_cost_a_source(shipped: Problem) -> None:
    for project in (sourced.document for sourced in shipped.projects):
        assert all(score.rationale for score in project.given_scores().values()), project.id
        assert all(fact.sources for fact in project.facts), project.id
        assert project.cost is None or project.cost.sources, project.id


def test_every_profile_is_an_example_and_says_so(shipped: Problem) -> None:
    assert len(shipped.member_profiles) == 11
    assert sum(1 for profile in shipped.profiles if profile.document.viewpoint) == 2
    for profile in (sourced.document for sourced in shipped.profiles):
        assert profile.status is Status.EXAMPLE
        assert profile.description is not None
        assert "xempel" in profile.description.sv


def test_three_scenarios_follow_from_the_programme_and_are_examples(shipped: Problem) -> None:
    scenarios = [sourced.document for sourced in shipped.scenarios]
    assert [scenario.id for scenario in scenarios] == [
        "jordbruk-och-klimat",
        "oresund-oppet",
        "starkare-tillvaxt",
    ]
    for scenario in scenarios:
        assert scenario.status is Status.EXAMPLE
        assert scenario.name.en
        assert scenario.quote is not None
        assert scenario.shares
        assert scenario.description is not None
        assert "ingen kommuns ståndpunkt" in scenario.description.sv
    assert sum(bool(scenario.scores) for scenario in scenarios) == 2


def test_every_score_of_a_scenario_says_what_it_assumes_and_moves_a_candidate(shipped: Problem) -> None:
    candidates = {project.id for project in shipped.candidates}
    for scenario in (sourced.document for sourced in shipped.scenarios):
        assert set(scenario.scores) <= candidates
        for scores in scenario.scores.values():
            for score in scores.values():
                assert score is not None
                assert (score.rationale or "").startswith("Scenarioantagande: ")


def test_every_scenario_moves_somebody(shipped: Problem) -> None:
    from mlr_prio.assessment.scenario import compare_scenarios, movers

    assert all(movers(ranking) for ranking in compare_scenarios(shipped).scenarios)


def test_every_criterion_has_thresholds_for_the_cross_check_within_its_scale(shipped: Problem) -> None:
    for criterion in shipped.leaves:
        spec = criterion.promethee
        assert spec is not None
        assert spec.shape == "linear"
        assert spec.indifference is not None
        assert spec.preference is not None
        assert spec.preference < criterion.scale.high - criterion.scale.low


@pytest.mark.parametrize("words", [("anser",), ("vill", "prioritera"), ("kräver",)])
def test_no_score_is_worded_as_somebodys_opinion(shipped: Problem, words: tuple[str, ...]) -> None:
    for project in (sourced.document for sourced in shipped.projects):
        for score in project.given_scores().values():
            assert not all(word in (score.rationale or "").split() for word in words), project.id


def test_a_twelfth_member_is_one_entry(shipped: Problem, repository: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(repository / "criteria", tmp_path / "criteria")
    shutil.copytree(repository / "projects", tmp_path / "projects")
    members = tmp_path / "criteria" / "municipalities.yaml"
    entry = '  - {id: skurup, name: Skurup, code: "1264"}\n'
    text = members.read_text("utf-8")
    members.write_text(text.replace("municipalities:\n", f"municipalities:\n{entry}", 1), "utf-8")
    loaded = read_workspace(tmp_path, cache=None)
    assert loaded.findings == ()
    assert loaded.problem is not None
    assert len(loaded.problem.members) == 12
    assert len(loaded.problem.member_profiles) == 11
