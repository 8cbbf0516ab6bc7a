"""The corpus bites: each planted fault is found by the cases about it, and by no others."""

from __future__ import annotations

import pytest

from faulty_vendors import FAULTS
from nhiemvu.testing.corpus import topics
from nhiemvu.testing.outcomes import Outcome
from nhiemvu.testing.runner import certify
from planting import Planted, found_by, vendor

LEVEL = {topic.code: topic.level for topic in topics()}


def test_without_a_fault_the_vendor_passes() -> None:
    found = certify(vendor())
    assert {result.outcome for result in found.results} == {Outcome.PASSED}


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.code for fault in FAULTS])
def test_a_fault_is_found_by_its_own_topics_and_by_no_unrelated_one(fault: Planted) -> None:
    assert set(found_by(fault)) == fault.topics


@pytest.mark.parametrize("topic", LEVEL)
def test_every_topic_is_the_own_one_of_a_fault(topic: str) -> None:
    assert any(topic in fault.own.split() for fault in FAULTS)


def test_each_fault_is_told_once_with_topics_that_exist() -> None:
    assert len({fault.code for fault in FAULTS}) == len(FAULTS) >= 25
    assert len({fault.words for fault in FAULTS}) == len(FAULTS)
    assert len({(fault.place, fault.put) for fault in FAULTS}) == len(FAULTS)
    for fault in FAULTS:
        assert fault.own
        assert fault.topics <= set(LEVEL)
        assert len(fault.topics) == len([*fault.own.split(), *fault.also.split()])


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.code for fault in FAULTS])
def test_what_is_only_about_histories_costs_no_lower_level(fault: Planted) -> None:
    """A fault in the checker of histories leaves level 2, one in the statuses leaves level 1."""
    least = min(LEVEL[topic] for topic in fault.own.split())
    assert min(LEVEL[topic] for topic in found_by(fault)) == least
