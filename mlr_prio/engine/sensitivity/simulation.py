"""Running a simulation in seeded blocks, with the same result for any number of threads.

Each block of samples has its own generator, made from the seed and the number of the block. Blocks may run in
any order, but their results are handed out in the order of their numbers. BLAS must use one thread
(``OPENBLAS_NUM_THREADS=1`` before numpy is imported): more are slower on products this small.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

import numpy as np

from mlr_prio.errors import EngineError
from mlr_prio.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

Result = TypeVar("Result")

LARGEST_BLOCK: Final = 32_768
"""Samples in a block of a usual number of alternatives."""

SMALLEST_BLOCK: Final = 1_024
"""Samples in a block of very many alternatives, so that progress shows and Ctrl-C is heard."""

SMALLEST_SHARE: Final = 4_096
"""Samples in a block of one of many weight spaces, except of many alternatives."""

SMALLEST_LONG_SHARE: Final = 512
"""Least samples in a block of many alternatives: each block starts its counts anew, and that takes time."""

LEAST_ROUNDS: Final = 4
"""Blocks of many alternatives are so small that each weight space takes about this many, so that little more
is drawn than was asked for."""

BLOCK_VALUES: Final = 2**23
"""About how many overall values a block computes, within these limits."""


@dataclass(frozen=True, slots=True)
class Simulation:
    """How to run a simulation.

    Parameters
    ----------
    samples
        The least number of samples; rounded up to whole blocks.
    seed
        Zero or a positive integer; equal seeds give equal results.
    threads
        How many blocks run at a time; changes the time, never the result.
    progress
        Called from the calling thread after each block with the blocks done and the blocks in all.
    """

    samples: int
    seed: int = 0
    threads: int = 1
    progress: Callable[[int, int], None] | None = None

    def __post_init__(self) -> None:
        if self.samples < 1:
            raise EngineError(
                message("{samples} samples were asked for; there must be at least one", samples=self.samples)
            )
        if self.seed < 0:
            raise EngineError(
                message("the seed is {seed}; it must be zero or a positive whole number", seed=self.seed)
            )
        if self.threads < 1:
            raise EngineError(
                message("{threads} threads were asked for; there must be at least one", threads=self.threads)
            )


def block_size(m: int) -> int:
    """Return the number of samples in a block: a power of two that depends on this number alone.

    Parameters
    ----------
    m
        The number of alternatives, one or more.
    """
    return min(max(power_of_two(BLOCK_VALUES // m), SMALLEST_BLOCK), LARGEST_BLOCK)


def share_size(m: int, spaces: int, samples: int) -> int:
    """Return the number of samples in a block of one of the weight spaces that take the blocks in turn.

    A power of two. Many spaces get smaller blocks than one. A long list, whose samples take long, gets
    smaller ones when few samples are asked for.

    Parameters
    ----------
    m
        The number of alternatives, one or more.
    spaces
        The number of weight spaces, one or more.
    samples
        The number of samples asked for of all spaces together.
    """
    whole = block_size(m)
    share = max(whole // power_of_two(2 * spaces - 1), min(whole, SMALLEST_SHARE))
    if whole == LARGEST_BLOCK:
        return share
    return min(share, max(power_of_two(samples // (LEAST_ROUNDS * spaces)), SMALLEST_LONG_SHARE))


def power_of_two(number: int) -> int:
    """Return the largest power of two that is at most ``number``, and 1 for zero."""
    return 1 << max(number.bit_length() - 1, 0)


def run_blocks(
    simulation: Simulation,
    blocks: int,
    work: Callable[[int, np.random.Generator], Result],
    stream: tuple[int, ...] = (),
) -> Iterator[Result]:
    """Yield the result of each block, in order; report progress after each.

    Parameters
    ----------
    simulation
        Seed, threads and progress.
    blocks
        The number of blocks.
    work
        Computes a block from its number and its generator; it must share no state that it changes.
    stream
        Keeps apart the random numbers of analyses that are run with the same seed.
    """

    def run(block: int) -> Result:
        seed = np.random.SeedSequence(simulation.seed, spawn_key=(*stream, block))
        return work(block, np.random.Generator(np.random.SFC64(seed)))

    for done, result in enumerate(_in_order(run, blocks, simulation.threads), start=1):
        if simulation.progress is not None:
            simulation.progress(done, blocks)
        yield result


def _in_order(run: Callable[[int], Result], blocks: int, threads: int) -> Iterator[Result]:
    if threads == 1:
        yield from map(run, range(blocks))
        return
    executor = ThreadPoolExecutor(threads)
    waiting: deque[Future[Result]] = deque()
    try:
        for block in range(blocks):
            waiting.append(executor.submit(run, block))
            if len(waiting) > 2 * threads:  # bounds the memory of results not yet handed out
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:  # also at Ctrl-C: blocks that run are let finish, those that wait are dropped
        executor.shutdown(wait=True, cancel_futures=True)
