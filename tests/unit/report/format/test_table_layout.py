from __future__ import annotations

from mlr_prio.report.document import Align, Column, Table
from mlr_prio.report.format.alphabet import Alphabet
from mlr_prio.report.format.table_layout import lay_out


def body(words: str, least: int, width: int) -> tuple[str, ...]:
    columns = (Column("a", "A", Align.LEFT, 0, least), Column("b", "B", Align.RIGHT, 0))
    return lay_out(Table(columns, ((words, "1" * 10),)), Alphabet(), width).body


def test_a_column_that_may_wrap_keeps_its_words_whole() -> None:
    assert body("Pendling, Kollektivtrafik", 5, 27) == ("Pendling,        1111111111", "Kollektivtrafik")


def test_a_word_longer_than_most_compounds_may_be_cut() -> None:
    assert body("Infrastrukturinvesteringarna", 5, 30)[0] == "Infrastrukturinves  1111111111"
