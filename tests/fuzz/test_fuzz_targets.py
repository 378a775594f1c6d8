"""The fuzz targets by hypothesis, for a moment: `python tests/fuzz/run.py all` is the long run."""

import pytest
from fuzz_targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import SIGNS, Mutator


@pytest.mark.parametrize("name", TARGETS)
def test_target_keeps_its_promises(name: str) -> None:
    target = TARGETS[name]
    piece = st.sampled_from([*target.words, *target.seeds, *SIGNS]) | st.binary(max_size=6)

    @settings(max_examples=15, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.lists(piece, max_size=30).map(b"".join))
    def run(data: bytes) -> None:
        target.run(data)

    run()


def test_inputs_are_the_same_for_the_same_seed() -> None:
    inputs = [
        [mutator.next() for _ in range(20)] for mutator in (Mutator([b"rain"], [b"<"], 7) for _ in range(2))
    ]
    assert inputs[0] == inputs[1]


@pytest.mark.parametrize("name", TARGETS)
def test_honest_inputs_come_to_something(name: str) -> None:
    assert all(TARGETS[name].run(seed) for seed in TARGETS[name].seeds)
