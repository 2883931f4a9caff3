"""Every pattern of the packages takes linear time on hostile texts."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from tests.linear_time.hostile import END, runs

LENGTH = 1200
FLOOR_SECONDS = 0.001
"""What this many characters may take without a second look: a linear pattern takes a fifth."""
RATIO = 2.5
TIMES = 3
OF_A_LINE = 12
"""How many patterns of a line are tried: all languages'; more are made of one resume's words."""
CAP_SECONDS = 0.1
BOUNDED = {
    "providers/base_urls.py": "addresses of the settings",
    "resume_api/extraction/skills/lexicon.py": "terms of the lexicons",
    "resume_api/observability.py": "paths, after the length limit of the server",
}
"""Patterns that no stranger's text reaches, and why."""
ROOT = Path(__file__).parents[2]


class _TooLongError(Exception):
    pass


def patterns() -> list[tuple[str, re.Pattern[str], bool]]:
    """Where each pattern stands, the pattern, and whether it is tried at one place only."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.linear_time.collector"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    return [
        (where, re.compile(pattern, flags & ~re.DEBUG), anchored)
        for where, pattern, flags, anchored in json.loads(done.stdout)
    ]


def seconds(search: Callable[[str], object], text: str) -> float:
    """CPU time of one search over a text, cut off at the cap: ``re`` heeds signals as it runs."""

    def late(number: int, frame: FrameType | None) -> None:
        raise _TooLongError

    before = signal.signal(signal.SIGVTALRM, late)
    started = time.thread_time()
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, CAP_SECONDS)
        search(text)
    except _TooLongError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
    return time.thread_time() - started


def ratio(search: Callable[[str], object], text: str) -> float:
    """How much longer a text takes than the first half of it; 1 where both are short."""
    if seconds(search, text) < FLOOR_SECONDS:
        return 1.0
    whole = min(seconds(search, text) for _ in range(TIMES))
    half = min(seconds(search, text[: len(text) // 2] + END) for _ in range(TIMES))
    return whole / half if whole >= FLOOR_SECONDS else 1.0


def searching(pattern: re.Pattern[str], anchored: bool) -> Callable[[str], object]:
    """All places of a text, or the one at its beginning, as the service looks for them."""
    if anchored:
        return lambda text: (pattern.match(text), pattern.fullmatch(text))
    return lambda text: sum(1 for _ in pattern.finditer(text))


@pytest.mark.timeout(300)
def test_every_pattern_takes_time_in_proportion_to_its_text() -> None:
    known = patterns()
    assert len(known) > 300
    slow, tried = {}, Counter[str]()
    for where, pattern, anchored in known:
        tried[where] += 1
        if where.partition(":")[0] in BOUNDED or tried[where] > OF_A_LINE:
            continue
        search = searching(pattern, anchored)
        for text in runs(pattern, LENGTH):
            if (found := ratio(search, text)) > RATIO and ratio(search, text) > RATIO:
                slow[where] = f"{found:.1f} on {text[:20]!r}: {pattern.pattern[:120]}"
                break
    assert not slow, "\n".join(f"{where} {why}" for where, why in slow.items())


def test_the_measure_knows_a_quadratic_pattern_from_a_linear_one() -> None:
    slow, quick = re.compile(r"\s*x"), re.compile(r"(?:(?<!\s)\s++)?x")
    assert any(ratio(searching(slow, False), text) > RATIO for text in runs(slow, LENGTH))
    assert all(ratio(searching(quick, False), text) <= RATIO for text in runs(quick, LENGTH))
    assert all(ratio(searching(slow, True), text) <= RATIO for text in runs(slow, LENGTH))
