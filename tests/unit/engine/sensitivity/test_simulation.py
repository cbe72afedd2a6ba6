"""Tests of running blocks: order, progress, threads, interruption."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from mlr_prio.engine.sensitivity.rank_key import tile_size
from mlr_prio.engine.sensitivity.simulation import (
    Simulation,
    block_size,
    power_of_two,
    run_blocks,
    share_size,
)
from mlr_prio.errors import EngineError


def first_number(block: int, rng: np.random.Generator) -> tuple[int, float]:
    return block, rng.random()


def test_blocks_come_in_order_with_generators_of_their_own_for_any_number_of_threads() -> None:
    one = list(run_blocks(Simulation(1, seed=7), 20, first_number))
    for threads in (2, 3):
        assert list(run_blocks(Simulation(1, seed=7, threads=threads), 20, first_number)) == one
    assert [block for block, _ in one] == list(range(20))
    assert len({number for _, number in one}) == 20


def test_the_generator_of_a_block_depends_on_seed_block_and_stream_alone() -> None:
    sequence = np.random.SeedSequence(5, spawn_key=(1, 0))
    expected = np.random.Generator(np.random.SFC64(sequence)).random()
    assert list(run_blocks(Simulation(1, seed=5), 1, first_number, (1,))) == [(0, expected)]
    assert list(run_blocks(Simulation(1, seed=5), 1, first_number)) != [(0, expected)]


@pytest.mark.parametrize("threads", [1, 2])
def test_progress_is_told_by_the_calling_thread_after_each_block(threads: int) -> None:
    told: list[tuple[int, int, bool]] = []

    def progress(done: int, blocks: int) -> None:
        told.append((done, blocks, threading.current_thread() is threading.main_thread()))

    list(run_blocks(Simulation(1, threads=threads, progress=progress), 7, first_number))
    assert told == [(done, 7, True) for done in range(1, 8)]


@pytest.mark.parametrize("threads", [1, 2])
def test_an_interrupt_leaves_no_thread_behind_and_drops_the_blocks_that_wait(threads: int) -> None:
    before, started = threading.active_count(), []

    def interrupt(done: int, _: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    def work(block: int, _: np.random.Generator) -> None:
        started.append(block)

    with pytest.raises(KeyboardInterrupt, match=r"^$"):
        list(run_blocks(Simulation(1, threads=threads, progress=interrupt), 1000, work))
    assert threading.active_count() == before
    assert len(started) < 20


def test_a_fault_in_a_block_is_raised_where_the_results_are_read() -> None:
    def work(block: int, _: np.random.Generator) -> int:
        return 1 // (3 - block)

    with pytest.raises(ZeroDivisionError, match="by zero"):
        list(run_blocks(Simulation(1, threads=2), 10, work))


def test_a_block_is_a_power_of_two_that_shrinks_with_the_alternatives() -> None:
    assert [block_size(m) for m in (1, 30, 256, 257, 1000, 10_000, 10**8)] == [
        32_768,
        32_768,
        32_768,
        16_384,
        8_192,
        1_024,
        1_024,
    ]


@pytest.mark.parametrize("m", [1, 30, 256])
@pytest.mark.parametrize("samples", [1, 10**7])
def test_many_weight_spaces_take_smaller_blocks_but_not_smaller_than_a_batch(m: int, samples: int) -> None:
    assert [share_size(m, spaces, samples) for spaces in (1, 2, 3, 4, 11, 100)] == [
        32_768,
        16_384,
        8_192,
        8_192,
        4_096,
        4_096,
    ]


@pytest.mark.parametrize(
    ("m", "spaces", "asked", "size"),
    [
        (300, 11, 5_219, 512),  # 475 of each: the bound for a precision of 0.03
        (300, 11, 46_964, 1_024),  # 4 270 of each: the bound for 0.01
        (300, 11, 10**6, 4_096),
        (300, 1, 5_219, 1_024),
        (300, 1, 10**6, 16_384),
        (1_000, 11, 10**6, 4_096),
        (10_000, 11, 1, 512),
        (10_000, 11, 10**6, 1_024),
        (10**8, 1, 10**6, 1_024),
    ],
)
def test_a_long_list_takes_blocks_that_hardly_overshoot_what_is_asked_for(
    m: int, spaces: int, asked: int, size: int
) -> None:
    """No more than the smallest block of each space, or a quarter, beyond what was asked for."""
    assert share_size(m, spaces, asked) == size
    drawn = -(-asked // (spaces * size)) * spaces * size
    assert drawn - asked < max(spaces * 512, asked / 4)


@pytest.mark.parametrize("spaces", [1, 2, 11, 100])
@pytest.mark.parametrize("samples", [1, 5_000, 10**6])
def test_a_block_is_a_whole_number_of_tiles_and_of_batches(spaces: int, samples: int) -> None:
    for m in (*range(1, 600), 1000, 10_000, 10**6):
        size = share_size(m, spaces, samples)
        assert size % tile_size(m) == 0
        assert size % min(size, 4_096) == 0


def test_the_largest_power_of_two() -> None:
    assert [power_of_two(number) for number in (0, 1, 2, 3, 4, 1023)] == [1, 1, 2, 2, 4, 512]


@pytest.mark.parametrize(
    ("samples", "seed", "threads", "sentence"),
    [
        (0, 0, 1, "^0 samples were asked for; there must be at least one$"),
        (1, -4, 1, "^the seed is -4; it must be zero or a positive whole number$"),
        (1, 0, 0, "^0 threads were asked for; there must be at least one$"),
    ],
)
def test_an_impossible_run_is_refused(samples: int, seed: int, threads: int, sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        Simulation(samples, seed, threads)
