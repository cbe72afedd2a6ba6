"""Workspaces of members that differ, and their consensus as it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mlr_prio.assessment.consensus.group import make_group
from mlr_prio.report.builder.consensus import DEFAULT
from mlr_prio.report.builder.consensus.report import Question, consensus_report
from mlr_prio.report.format import FORMATS
from mlr_prio.report.surface import Surface
from mlr_prio.translation import Translator

if TYPE_CHECKING:
    from mlr_prio.model.problem import Problem


Load = Callable[..., "Problem"]

TIME = "weights: {resor: 1, tid: 1, komfort: 0, mark: 0}\n"
LAND = "weights: {resor: 0, tid: 1, komfort: 1, mark: 1}\n"
COMFORT = "weights: {resor: 1, tid: 0, komfort: 1, mark: 0}\n"
ORDER = "order: [mark, tid, komfort]\n"
HEAD = "schema_version: 1\nmunicipality: {member}\nstatus: example\n"
MEMBERS = {
    "criteria/municipalities.yaml": """\
schema_version: 1
municipalities:
  - {id: adal, name: Ådal, code: "0001", population: {year: 2024, count: 30000}}
  - {id: oby, name: Öby, code: "0002", population: {year: 2024, count: 10000}}
  - {id: usta, name: Usta, code: "0003"}
  - {id: vik, name: Vik, code: "0004"}
  - {id: ro, name: Ro, code: "0005"}
  - {id: lo, name: Lo, code: "0006"}
"""
}


def weights(**profiles: str) -> dict[str, str]:
    """Return the files of profiles."""
    return {f"criteria/weights/{m}.yaml": HEAD.format(member=m) + text for m, text in profiles.items()}


def project(id_: str, name: str, scores: str) -> dict[str, str]:
    """Return the file of a project."""
    text = (
        f"schema_version: 1\nid: {id_}\nname: {name}\nmode: rail\nstatus: candidate\nscores: {{{scores}}}\n"
    )
    return {f"projects/{id_}.yaml": text}


def shown(problem: Problem, *sections: str, **asked: Any) -> str:
    """Return sections in a format."""
    width, form, language = asked.pop("width", 100), asked.pop("form", "table"), asked.pop("language", "sv")
    settings = {key: asked.pop(key) for key in ("without", "by_population") if key in asked}
    question = Question(sections or (DEFAULT,), **asked)
    report = consensus_report(make_group(problem, **settings), question, Translator(language))
    return FORMATS[form].render(report, Surface(width))


def running(problem: Problem, *sections: str, **asked: Any) -> str:
    """Return sections on one long line, so that no sentence is broken."""
    return " ".join(shown(problem, *sections, width=400, **asked).split())
