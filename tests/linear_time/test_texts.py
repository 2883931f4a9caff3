"""Job texts and resumes of any repeated fragments are answered within seconds of CPU, and on a
machine too slow for that in time that grows no faster than the text."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from providers.base import Deadline
from providers.offline import OfflineProvider
from providers.pii_masking import mask
from resume_api import documents
from resume_api.analysis import preparation
from resume_api.analysis.grounding import ground
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import TASKS
from resume_api.domain.document import Limits
from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.matching.scoring import score
from resume_api.ranking.criteria import extract
from tests.linear_time.hostile import COMMON
from tests.pair import JOB, RESUME

TODAY = date(2026, 1, 1)
LENGTH = MAX_JOB_CHARACTERS - 100
"""Characters of a hostile text: of a resume, twelve times a long one's."""
MAX_SECONDS = 1.0
MAX_GROWTH = 8
"""Times as long as for a quarter of the text: a linear rule takes 4, a quadratic one 16."""
WORDS = (
    *("Python", "Go", "driving licence", "5 years", "Bachelor", "Location", "preferred", "Dr"),
    *("Requirements", "Erfahrung", "English", "we are looking for a", "together with", "PMP"),
    *("nurse", "based in", "GmbH", "March 2019", "since 2018", "e.g.", "or", "Jane Roe"),
    *("jane@example.com", "+49 30 1234567", "Age", "Education", "خبرة", "مهارت", "not", "team"),
)
SEPARATORS = (" ", "", "\n", ", ", ". ", " (", "\n- ", "\n• ", ": ", "\t", "; ", " | ", "  ", "/")
FRAGMENTS = st.lists(
    st.sampled_from([*COMMON, *(word + sign for word in WORDS for sign in SEPARATORS)]),
    min_size=1,
    max_size=3,
).map("".join)
BOUNDED = settings(
    max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def seconds(work: Callable[[], object]) -> float:
    """Seconds of CPU of some work."""
    started = time.process_time()
    work()
    return time.process_time() - started


def in_time(work: Callable[[str], object], opening: str, fragment: str) -> bool:
    """Whether work on a fragment over and over ends soon, or grows no faster than the text."""

    def of(length: int) -> float:
        return seconds(lambda: work(opening + fragment * (length // len(fragment))))

    return of(LENGTH) < MAX_SECONDS or of(LENGTH) < MAX_GROWTH * of(LENGTH // 4)


def analyse(resume: str, job: str) -> None:
    """All that an analysis by the rules does with two texts."""
    document = documents.read(resume.encode(), Limits(ocr=False))
    inputs = preparation.prepare(document, job, None, TODAY).inputs
    provider = OfflineProvider()
    answers = Answers((task, provider.run(task, inputs, Deadline(600))) for task in TASKS)
    score(ground(answers, inputs), inputs)
    mask(inputs.resume)


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    analyse(RESUME, JOB)
    extract(JOB)


@pytest.mark.no_cover
@pytest.mark.timeout(300)
@pytest.mark.parametrize("opening", ["", "Python developer\nRequirements:\n"])
@given(fragment=FRAGMENTS)
@BOUNDED
def test_any_job_text_is_analysed_in_time(opening: str, fragment: str) -> None:
    assert in_time(partial(analyse, RESUME), opening, fragment)


@pytest.mark.no_cover
@pytest.mark.timeout(300)
@given(fragment=FRAGMENTS)
@BOUNDED
def test_any_job_text_gives_its_criteria_in_time(fragment: str) -> None:
    assert in_time(extract, "", fragment)


@pytest.mark.no_cover
@pytest.mark.timeout(300)
@given(fragment=FRAGMENTS)
@BOUNDED
def test_any_resume_text_is_analysed_in_time(fragment: str) -> None:
    assert in_time(partial(analyse, job=JOB), "Jane Roe\n", fragment)


@pytest.mark.no_cover
@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "fragment",
    [
        "\n",
        " ",
        "Dr. ",
        "http://",
        "Python\n",
        "• Python\n",
        "(Python ",
        "Python, ",
        "a",
        "'",
        "<!--a-->",
    ],
)
def test_texts_that_once_stopped_the_service_take_no_time(fragment: str) -> None:
    assert in_time(partial(analyse, job=JOB), "Jane Roe\n", fragment)
    assert in_time(partial(analyse, RESUME), "Python developer ", fragment)
