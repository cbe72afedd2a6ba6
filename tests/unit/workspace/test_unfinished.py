"""Half-given answers: kept outside the workspace, for the same questions only."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from mlr_prio.workspace.unfinished import ENVIRONMENT_VARIABLE, Unfinished


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path / "state"))
    return tmp_path / "state"


def test_answers_come_back_in_their_order_to_the_same_questions_only(tmp_path: Path) -> None:
    answers = {"b": "å", "a": "2"}
    Unfinished(tmp_path, "lund", "frågor").keep(answers)
    assert list(Unfinished(tmp_path, "lund", "frågor").answers().items()) == [("b", "å"), ("a", "2")]
    assert Unfinished(tmp_path, "malmo", "frågor").answers() == {}
    assert Unfinished(tmp_path / "annan", "lund", "frågor").answers() == {}
    assert Unfinished(tmp_path, "lund", "andra frågor").answers() == {}


def test_what_is_forgotten_or_spoilt_is_not_given_back(tmp_path: Path, state: Path) -> None:
    kept = Unfinished(tmp_path, "lund", "frågor")
    kept.keep({"a": "1"})
    (file,) = state.iterdir()
    for spoilt in ("", "[]", "{}", '{"format": 2}'):
        file.write_text(spoilt, "utf-8")
        assert kept.answers() == {}
    kept.forget()
    kept.forget()
    assert list(state.iterdir()) == []


def test_a_folder_that_cannot_be_written_only_keeps_nothing(tmp_path: Path, state: Path) -> None:
    state.write_text("a file", "utf-8")
    kept = Unfinished(tmp_path, "lund", "frågor")
    kept.keep({"a": "1"})
    assert kept.answers() == {}


def test_without_the_variable_it_is_the_users_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(ENVIRONMENT_VARIABLE)
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_, **__: tmp_path / "egen")
    Unfinished(tmp_path, "lund", "frågor").keep({"a": "1"})
    assert len(list((tmp_path / "egen").iterdir())) == 1
