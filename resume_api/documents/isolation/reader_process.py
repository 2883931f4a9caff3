"""The process that opens files nobody vouches for: one after the other, under limits, with nothing
to lose. Started by ``sandbox``; its standard input is a socket."""

from __future__ import annotations

import json
import math
import os
import resource
import signal
import socket
import sys
import time
import traceback
from dataclasses import replace

from resume_api.documents import docx, latex, pdf, read, text
from resume_api.documents.isolation import codec, framing
from resume_api.domain.document import Limits
from resume_api.errors import ApiError, ErrorCode

PRELOADED = (docx, pdf, latex, text)
MIB = 1 << 20
MAX_WRITTEN = 16 * MIB


def answer(data: bytes, limits: Limits) -> bytes:
    """The frame for one file: a document, or the error that says why there is none."""
    try:
        return codec.encode(read(data, limits))
    except ApiError as error:
        return codec.encode_error(error)
    except (MemoryError, RecursionError):
        return codec.encode_error(ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX))
    except Exception:  # a hostile file finds the fault that no reader foresaw: the file is refused
        words = "The document is damaged and cannot be read. Save it again and retry."
        damaged = ApiError(ErrorCode.PDF_PROCESSING_ERROR, words)
        return codec.encode_error(damaged, traceback.format_exc(limit=-2, chain=False))


def serve(connection: socket.socket, limits: Limits) -> None:
    """Answer files until the parent hangs up."""
    framing.send(connection, framing.READY)
    while True:
        try:
            request = framing.receive(connection, sys.maxsize)
        except (framing.Closed, ConnectionError):
            return
        _arm(limits.timeout_seconds)
        ocr = request[:1] == framing.OCR[True]
        reply = answer(request[1:], replace(limits, ocr=ocr))
        signal.setitimer(signal.ITIMER_REAL, 0)
        framing.send(connection, reply)


def _confine(limits: Limits) -> None:
    size = limits.memory_mb * MIB
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_WRITTEN, MAX_WRITTEN))
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _arm(seconds: float) -> None:
    """Let the kernel end this process should the parent no longer be there to do it."""
    used = math.ceil(time.process_time())
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (used + math.ceil(seconds) + 1, hard))
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)


def main() -> None:
    """Serve the socket on standard input under the limits given as the argument."""
    limits = Limits(**json.loads(sys.argv[1]))
    _confine(limits)
    with open(os.devnull, "w") as nowhere:  # what libraries say of a hostile file is of no use
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
    serve(socket.socket(fileno=0), limits)


if __name__ == "__main__":
    main()
