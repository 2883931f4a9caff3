from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import psutil
import pytest
from prometheus_client import REGISTRY

from resume_api import documents
from resume_api.documents.isolation import (
    codec,
    fork_server,
    framing,
    reader_pool,
    reader_process,
)
from resume_api.documents.isolation.fork_server import ForkServer
from resume_api.documents.isolation.reader_pool import ReaderPool
from resume_api.domain.document import Format, Limits
from resume_api.errors import ApiError, ErrorCode
from tests.documents.office import docx, paragraph

T = TypeVar("T")
LIMITS = Limits(memory_mb=1024, timeout_seconds=20)


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    pool = ReaderPool(1, LIMITS)
    yield pool
    pool.close()


def number(text: str) -> int:
    """Work that fails for what is no number."""
    return int(text)


def idle(seconds: float) -> None:
    """Work that takes its time."""
    time.sleep(seconds)


def pid_of(pool: ReaderPool) -> int:
    """The process of a pool of one that has read something."""
    (reader,) = pool._free.queue
    assert reader is not None
    return reader.pid


def told_kills() -> float:
    """What Prometheus is told of lost children."""
    return REGISTRY.get_sample_value("resume_api_reader_kills_total") or 0.0


def kill(pid: int) -> None:
    """Kill a process and wait till the kernel says so."""
    os.kill(pid, signal.SIGKILL)
    with suppress(psutil.NoSuchProcess):
        while psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
            time.sleep(0.01)


def test_files_are_read_one_after_the_other_by_the_same_child(pool: ReaderPool) -> None:
    assert pool.read(b"Ada Berg").format is Format.TEXT
    before = pid_of(pool)
    assert pool.read(docx(paragraph("Ada Berg"))).text == "Ada Berg"
    assert pid_of(pool) == before


def test_typed_errors_come_through_and_cost_no_child(pool: ReaderPool) -> None:
    kills = pool.kills
    with pytest.raises(ApiError) as caught:
        pool.read(b"\x89PNG\r\n\x1a\n")
    assert caught.value.code is ErrorCode.INVALID_FILE_FORMAT
    assert caught.value.details["detected"] == "png"
    assert pool.kills == kills


def test_threads_share_the_children(pool: ReaderPool) -> None:
    texts = [f"resume number {number}" for number in range(20)]
    with ThreadPoolExecutor(8) as threads:
        documents = list(threads.map(lambda text: pool.read(text.encode()), texts))
    assert [document.text for document in documents] == texts


def test_a_child_that_dies_while_idle_is_replaced_and_no_file_suffers(pool: ReaderPool) -> None:
    pool.read(b"warm")
    kills = pool.kills
    kill(pid_of(pool))
    assert pool.read(b"after").text == "after"
    assert pool.kills == kills


def die_by(pid: int, number: signal.Signals) -> None:
    """Send a signal to a stopped process, and let it go on to meet it."""
    os.kill(pid, number)
    os.kill(pid, signal.SIGCONT)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGSEGV, ErrorCode.DOCUMENT_TOO_COMPLEX),
        (signal.SIGXCPU, ErrorCode.DOCUMENT_TOO_COMPLEX),
        (signal.SIGKILL, ErrorCode.SERVICE_UNAVAILABLE),
        (signal.SIGTERM, ErrorCode.SERVICE_UNAVAILABLE),
    ],
)
def test_a_child_that_is_lost_is_replaced_and_its_file_answered(
    pool: ReaderPool, number: signal.Signals, code: ErrorCode
) -> None:
    pool.read(b"warm")
    kills, told = pool.kills, told_kills()
    pid = pid_of(pool)
    os.kill(pid, signal.SIGSTOP)
    killer = threading.Timer(0.2, die_by, (pid, number))
    killer.start()
    with pytest.raises(ApiError) as caught:
        pool.read(b"never answered")
    killer.join()
    assert caught.value.code is code
    assert pool.kills == kills + 1
    assert told_kills() == told + 1
    assert pool.read(b"next").text == "next"


def test_a_file_that_takes_too_long_is_ended_from_outside() -> None:
    pool = ReaderPool(1, Limits(timeout_seconds=3))
    pool.read(b"warm")
    pid = pid_of(pool)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(ApiError) as caught:
        pool.read(b"too slow")
    assert caught.value.code is ErrorCode.DOCUMENT_TOO_COMPLEX
    assert pool.kills == 1
    assert not Path(f"/proc/{pid}").exists()
    pool.close()


def test_the_callers_own_deadline_is_no_fault_of_the_file() -> None:
    pool = ReaderPool(1, LIMITS)
    pool.read(b"warm")
    pid = pid_of(pool)
    os.kill(pid, signal.SIGSTOP)
    with pytest.raises(ApiError) as caught:
        pool.read(b"late", timeout=0.2)
    assert caught.value.code is ErrorCode.AI_TIMEOUT
    pool.close()


def test_waiting_for_a_free_child_ends_in_time() -> None:
    with pytest.raises(ApiError) as caught:
        ReaderPool(0, LIMITS).read(b"x", timeout=0.01)
    assert caught.value.code is ErrorCode.AI_TIMEOUT


def test_a_bomb_over_the_memory_limit_is_answered() -> None:
    pool = ReaderPool(1, Limits(memory_mb=300, max_characters=100_000_000))
    with pytest.raises(ApiError) as caught:
        pool.read(b"word " * 20_000_000, timeout=60)
    assert caught.value.code is ErrorCode.DOCUMENT_TOO_COMPLEX
    pool.close()


def test_close_leaves_no_process() -> None:
    pool = ReaderPool(1, LIMITS)
    pool.read(b"x")
    pid = pid_of(pool)
    pool.close()
    assert not Path(f"/proc/{pid}").exists()


def child(limits: Limits = LIMITS) -> reader_pool._Child:
    return reader_pool._Child(fork_server.of(reader_pool.READERS), limits)


def test_a_child_ends_by_itself_when_its_parent_hangs_up() -> None:
    reader = child()
    reader._connection.close()
    assert fork_server.of(reader_pool.READERS).end(reader.pid, 10) == 0
    assert not Path(f"/proc/{reader.pid}").exists()


def test_a_child_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret")
    server = ForkServer(reader_pool.READERS)
    reader = reader_pool._Child(server, LIMITS)
    environment = Path(f"/proc/{reader.pid}/environ").read_bytes()
    reader.end()
    server.close()
    assert b"PATH=" in environment
    assert b"sk-secret" not in environment


def test_the_limits_hold_in_the_child() -> None:
    reader = child(Limits(memory_mb=700))
    limits = Path(f"/proc/{reader.pid}/limits").read_text()
    reader.end()
    rows = {line[:25].strip(): line[26:].split() for line in limits.splitlines()}
    assert rows["Max address space"][0] == str(700 << 20)
    assert rows["Max core file size"][0] == "0"
    assert rows["Max file size"][0] == str(reader_process.MAX_WRITTEN)


def test_a_child_has_no_file_of_the_others_open() -> None:
    first, second = child(), child()
    links = [os.readlink(link) for link in Path(f"/proc/{second.pid}/fd").iterdir()]
    first.end()
    second.end()
    assert sum(link.startswith("socket:") for link in links) == 1


def test_a_fork_server_that_is_lost_is_replaced(pool: ReaderPool) -> None:
    pool.read(b"warm")
    kill(fork_server.of(reader_pool.READERS)._process.pid)
    assert pool.read(b"its children live on").text == "its children live on"
    kill(pid_of(pool))
    assert pool.read(b"after").text == "after"


SHARING = """
import os, signal, subprocess, sys
from pathlib import Path
from resume_api.documents.isolation import fork_server
from resume_api.documents.isolation.reader_pool import READERS, ReaderPool
from resume_api.domain.document import Limits

def whose(pool):
    text = pool.read(b"words").text
    pid = next(c.pid for c in pool._free.queue if c)
    return f"{text} {Path(f'/proc/{pid}/stat').read_text().split()[3]}"

if len(sys.argv) > 1:
    fork_server.inherit(READERS, int(sys.argv[1]))
    print(whose(ReaderPool(1, Limits())), flush=True)
    sys.exit()
server = fork_server.share(READERS)
print(server._process.pid, flush=True)
control = server.control
subprocess.run([sys.executable, "-c", os.environ["SHARING"], str(control)], pass_fds=[control])
if not os.fork():
    print(whose(ReaderPool(1, Limits())), flush=True)
    sys.exit()
os.wait()
print(whose(ReaderPool(1, Limits())), flush=True)
server._process.kill()
server._process.wait()
if not os.fork():
    print(whose(ReaderPool(1, Limits())), flush=True)
    sys.exit()
os.wait()
"""


def test_processes_share_a_fork_server_and_none_ends_with_another() -> None:
    """One that is started, one that is forked, and one whose shared server was killed."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", SHARING],
        env={**os.environ, "PYTHONPATH": str(root), "SHARING": SHARING},
        capture_output=True,
        text=True,
        timeout=50,
        check=True,
    )
    shared, *told, own = done.stdout.splitlines()
    assert told == [f"words {shared}"] * 3
    assert own.startswith("words ") and own != f"words {shared}"


def test_a_child_whose_process_was_killed_is_reaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_process, "ABANDONED_SECONDS", 0.0)
    children, limits = reader_process._Children(), LIMITS
    control, other = socket.socketpair()
    ours, its_end = socket.socketpair()
    with control, other, ours, its_end:
        abandoned = children.fork(control, limits, its_end)
    os.kill(abandoned, signal.SIGKILL)
    os.waitid(os.P_PID, abandoned, os.WEXITED | os.WNOWAIT)
    for _ in range(2):  # seen, then reaped
        children._forget_old()
    assert not Path(f"/proc/{abandoned}").exists()
    assert children.end(abandoned, 0) == reader_process.ENDED_BY_US


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_a_frame_that_is_too_big_or_cut_off_is_no_frame(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ours, theirs = ends
    framing.send(theirs, b"abc")
    with pytest.raises(framing.Closed):
        framing.receive(ours, at_most=2)
    theirs.close()
    with pytest.raises(framing.Closed):
        framing.receive(ours, at_most=10)


@pytest.mark.parametrize("fault", [MemoryError, RecursionError])
def test_exhaustion_is_too_complex(monkeypatch: pytest.MonkeyPatch, fault: type[Exception]) -> None:
    def exhausted(*_: object) -> None:
        raise fault

    monkeypatch.setattr(documents, "_read", exhausted)
    with pytest.raises(ApiError) as caught:
        answered(documents.read, b"x", LIMITS)
    assert caught.value.code is ErrorCode.DOCUMENT_TOO_COMPLEX


def test_a_fault_that_no_reader_foresaw_is_damage_and_told_to_the_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def faulty(*_: object) -> None:
        raise AttributeError("no such thing")

    monkeypatch.setattr(documents, "_read", faulty)
    with pytest.raises(ApiError) as caught:
        answered(documents.read, b"x", LIMITS)
    assert caught.value.code is ErrorCode.PDF_PROCESSING_ERROR
    assert "AttributeError" in str(caught.value.__cause__)


def test_a_fault_of_other_work_is_ours(pool: ReaderPool) -> None:
    with pytest.raises(ApiError) as caught:
        pool.run(30, number, "none")
    assert caught.value.code is ErrorCode.INTERNAL_ERROR
    assert "ValueError" in str(caught.value.__cause__)


def test_work_without_end_is_ended_and_the_next_is_done() -> None:
    hasty = ReaderPool(1, Limits(timeout_seconds=3))
    try:
        with pytest.raises(ApiError) as caught:
            hasty.run(30, idle, 3600.0)
        assert caught.value.code is ErrorCode.DOCUMENT_TOO_COMPLEX
    finally:
        hasty.close()


def answered(work: Callable[..., T], *arguments: object) -> T:
    return codec.decode_reply(reader_process.answer(codec.encode_request(work, arguments)), work)
