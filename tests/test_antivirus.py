"""The antivirus: a real clamd where it is installed, and one that is down, slow or odd."""

from __future__ import annotations

import dataclasses
import io
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prometheus_client import REGISTRY

from resume_api import create_app
from resume_api.antivirus import NOT_SCANNED, Scanner
from resume_api.config.settings import ConfigurationError, Settings
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from tests.documents.office import paragraph, part, relations, zipped

# The industry's harmless test file, in two halves so that this file is not taken for it.
EICAR = r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
GONE = "unix:///nowhere/clamd.sock"


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of a clamd with one signature, by kind of socket."""
    program = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin")
    if program is None:
        pytest.skip("clamd is not installed (Debian: clamav-daemon)")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "eicar.ndb").write_text(f"Local.Eicar-Test:0:0:{EICAR.encode().hex()}\n")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    config = folder / "clamd.conf"
    config.write_text(
        f"Foreground yes\nDatabaseDirectory {folder}\nLocalSocket {folder}/c.sock\n"
        f"TCPSocket {port}\nTCPAddr 127.0.0.1\nStreamMaxLength 2M\n"
    )
    process = subprocess.Popen([program, "-c", config], stdout=subprocess.DEVNULL)
    try:
        addresses = {"unix": f"unix://{folder}/c.sock", "tcp": f"tcp://127.0.0.1:{port}"}
        ends = time.monotonic() + 60
        while Scanner(addresses["tcp"], True).check() and time.monotonic() < ends:
            assert process.poll() is None, "clamd does not start"
            time.sleep(0.1)
        yield addresses
    finally:
        process.kill()
        process.wait()


@pytest.fixture(params=["unix", "tcp"])
def scanner(request: pytest.FixtureRequest, clamd: dict[str, str]) -> Scanner:
    return Scanner(clamd[request.param], required=True)


def refusal(call: Callable[[], object]) -> ErrorCode:
    with pytest.raises(ApiError) as caught:
        call()
    return caught.value.code


def test_clamd_lets_clean_files_pass(scanner: Scanner, resume_pdf: bytes) -> None:
    assert scanner.scan(resume_pdf, 10) == ()
    assert scanner.check() is None


def test_clamd_finds_the_test_string_bare_and_inside_a_docx(scanner: Scanner) -> None:
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(officeDocument="word/document.xml"),
        "word/document.xml": part("document", f"<w:body>{paragraph('Ada Berg')}</w:body>"),
        "word/media/image1.png": EICAR,
    }
    for data in (EICAR.encode(), zipped(files)):
        assert refusal(lambda data=data: scanner.scan(data, 10)) is ErrorCode.MALICIOUS_FILE  # type: ignore[misc]


def test_a_file_that_clamd_will_not_take_whole_is_not_called_clean(scanner: Scanner) -> None:
    data = bytes(4 << 20)
    assert refusal(lambda: scanner.scan(data, 10)) is ErrorCode.SERVICE_UNAVAILABLE


def test_every_route_for_files_asks_clamd(
    clamd: dict[str, str], settings: Settings, deps: Dependencies, job_text: str
) -> None:
    scanned = dataclasses.replace(deps, scanner=Scanner(clamd["unix"], required=True))
    client = create_app(settings, scanned).test_client()
    bad, good = (EICAR.encode(), b"Ada Berg, Python developer")
    requests = [
        ("/analyze-resume", {"resume": bad, "job_description": job_text}),
        ("/analyze-resume", {"resume": good, "job_description_file": bad}),
        ("/parse-resume", {"resume": bad}),
    ]
    for path, parts in requests:
        form = {
            name: (io.BytesIO(value), "a.txt") if isinstance(value, bytes) else value
            for name, value in parts.items()
        }
        answer = client.post(path, data=form)
        assert (answer.status_code, answer.get_json()["code"]) == (422, "MALICIOUS_FILE")
    assert client.get("/health/ready").get_json()["dependencies"]["antivirus"]["ready"] is True


@pytest.mark.parametrize("url", [GONE, "tcp://127.0.0.1:9"])
def test_a_required_scanner_that_is_down_lets_nothing_pass(url: str) -> None:
    code = refusal(lambda: Scanner(url, required=True).scan(b"x", 5))
    assert code is ErrorCode.SERVICE_UNAVAILABLE


def unanswered() -> float:
    """What Prometheus is told of files without a verdict."""
    labels = {"outcome": "unanswered"}
    return REGISTRY.get_sample_value("resume_api_scans_total", labels) or 0.0


@contextmanager
def answering(reply: bytes | None) -> Iterator[str]:
    """The address of a server that says ``reply``, or takes the call and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        done = threading.Event()

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(1 << 16)
                if reply is None:
                    done.wait(10)
                else:
                    connection.sendall(reply)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        done.set()
        thread.join()


@pytest.mark.parametrize("reply", [None, b"", b"INSTREAM: out of memory. ERROR\0", b"\xff" * 9000])
def test_no_verdict_is_not_a_pass(reply: bytes | None) -> None:
    before = unanswered()
    with answering(reply) as url:
        code = refusal(lambda: Scanner(url, required=True).scan(b"x", 0.5))
    assert code is ErrorCode.SERVICE_UNAVAILABLE
    assert unanswered() == before + 1


@pytest.mark.parametrize(("required", "ready"), [(True, 503), (False, 200)])
def test_readiness_and_answers_say_that_the_scanner_is_down(
    settings: Settings, deps: Dependencies, job_text: str, required: bool, ready: int
) -> None:
    client = create_app(
        settings, dataclasses.replace(deps, scanner=Scanner(GONE, required))
    ).test_client()
    answer = client.get("/health/ready")
    assert answer.status_code == ready
    assert "does not answer" in answer.get_json()["dependencies"]["antivirus"]["detail"]
    form = {"resume": (io.BytesIO(b"Ada Berg, Python"), "a.txt"), "job_description": job_text}
    answer = client.post("/analyze-resume", data=form)
    if required:
        assert (answer.status_code, answer.get_json()["code"]) == (503, "SERVICE_UNAVAILABLE")
    else:
        codes = [item["code"] for item in answer.get_json()["data"]["meta"]["degraded"]]
        assert NOT_SCANNED.code in codes


def test_without_an_address_nothing_is_asked(deps: Dependencies) -> None:
    assert deps.scanner.scan(EICAR.encode(), 5) == ()


@pytest.mark.parametrize("url", ["localhost:3310", "unix://run/clamd.ctl", "http://x", "tcp://"])
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(ConfigurationError, match="CLAMD_URL"):
        Settings.from_env({"CLAMD_URL": url})


def test_addresses(tmp_path: Path) -> None:
    for url in (f"unix://{tmp_path}/c", "tcp://clamd:3310", "tcp://clamd"):
        assert Settings.from_env({"CLAMD_URL": url}).clamd_url == url
