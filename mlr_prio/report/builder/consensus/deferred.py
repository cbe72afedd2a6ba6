"""Data and rows that are made when a format asks for them: a page on a screen needs neither."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import overload


class DeferredMapping(Mapping[str, object]):
    """A mapping that is made at its first use.

    Parameters
    ----------
    make
        Makes it.
    """

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping[str, object]:
        return self._make()

    def __getitem__(self, key: str) -> object:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class DeferredRecords(Sequence[Mapping[str, object]]):
    """Rows that are made at their first use.

    Parameters
    ----------
    make
        Makes them.
    """

    def __init__(self, make: Callable[[], Iterator[Mapping[str, object]]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[Mapping[str, object], ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, index: int) -> Mapping[str, object]: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, object]]: ...

    def __getitem__(self, index: int | slice) -> Mapping[str, object] | Sequence[Mapping[str, object]]:
        return self._made[index]

    def __len__(self) -> int:
        return len(self._made)
