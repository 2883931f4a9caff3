"""Asks clamd about a file before anything opens it, by the protocol of clamd(8): INSTREAM."""

from __future__ import annotations

import logging
import socket
import struct
import time
from urllib.parse import urlsplit

from resume_api import metrics
from resume_api.domain.report import Degradation
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

logger = logging.getLogger(__name__)

CHUNK = 1 << 16
MAX_REPLY = 1 << 12
MAX_SECONDS = 10.0
NOT_SCANNED = Degradation("NOT_SCANNED", "The antivirus does not answer: the file was not scanned.")


class Scanner:
    """The antivirus at ``url``: ``unix:///path`` or ``tcp://host:port``; none where it is empty.

    Where it is ``required`` nothing passes unscanned.
    """

    def __init__(self, url: str, required: bool) -> None:
        self.configured = bool(url)
        self.required = required
        self._url = urlsplit(url)

    def scan(self, data: bytes, seconds: float) -> tuple[Degradation, ...]:
        """What to say of a file that passed: that it was not scanned, or nothing.

        Raises ApiError: MALICIOUS_FILE for a hit, SERVICE_UNAVAILABLE where a required scanner
        does not answer within ``seconds``.
        """
        if not self.configured:
            return ()
        try:
            verdict = self._ask(b"zINSTREAM\0", _chunks(data), min(seconds, MAX_SECONDS))
        except OSError as error:
            return self._unanswered(f"{type(error).__name__}: {error}")
        if verdict.endswith(" FOUND"):
            metrics.SCANS.labels("found").inc()
            logger.warning("the antivirus refused a file: %s", verdict)
            words = english("antivirus_found")
            raise ApiError(ErrorCode.MALICIOUS_FILE, words, {"reason": "antivirus"})
        if not verdict.endswith(": OK"):
            return self._unanswered(verdict)
        metrics.SCANS.labels("clean").inc()
        return ()

    def check(self) -> str | None:
        """What is wrong with the scanner, None where it answers."""
        try:
            answer = self._ask(b"zPING\0", b"", 2.0)
        except OSError as error:
            return f"does not answer ({type(error).__name__})"
        return None if answer == "PONG" else "answers something else than PONG"

    def _unanswered(self, why: str) -> tuple[Degradation, ...]:
        metrics.SCANS.labels("unanswered").inc()
        logger.warning("a file was not scanned: %s", why)
        if self.required:
            words = english("antivirus_silent")
            raise ApiError(ErrorCode.SERVICE_UNAVAILABLE, words)
        return (NOT_SCANNED,)

    def _ask(self, command: bytes, body: bytes, seconds: float) -> str:
        """The reply to one command, all within ``seconds``. Raises OSError.

        A daemon that refuses a stream in its middle replies and hangs up: that reply counts.
        """
        ends = time.monotonic() + seconds
        with self._connect(seconds) as connection:
            try:
                connection.sendall(command + body)
            except (BrokenPipeError, ConnectionResetError):
                logger.info("the antivirus hung up before it had the whole file")
            reply = b""
            while b"\0" not in reply and len(reply) < MAX_REPLY:
                connection.settimeout(max(ends - time.monotonic(), 0.001))
                if not (piece := connection.recv(MAX_REPLY)):
                    break
                reply += piece
        return reply.split(b"\0")[0].decode("utf-8", "replace")

    def _connect(self, seconds: float) -> socket.socket:
        if self._url.scheme == "tcp":
            return socket.create_connection((self._url.hostname, self._url.port or 3310), seconds)
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.settimeout(seconds)
            connection.connect(self._url.path)
        except OSError:
            connection.close()
            raise
        return connection


def _chunks(data: bytes) -> bytes:
    """``data`` as INSTREAM wants it: pieces, each after its length, and a length of nothing."""
    pieces = (data[at : at + CHUNK] for at in range(0, len(data), CHUNK))
    return b"".join(struct.pack("!L", len(piece)) + piece for piece in pieces) + bytes(4)
