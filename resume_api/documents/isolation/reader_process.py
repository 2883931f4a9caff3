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
from importlib import import_module

from resume_api.documents.isolation import codec, framing
from resume_api.domain.document import Limits
from resume_api.errors import ApiError, ErrorCode

MIB = 1 << 20
MAX_WRITTEN = 16 * MIB


def answer(request: bytes) -> bytes:
    """The reply to one request: what the work returned, or the error that says why it did not."""
    try:
        work, arguments = codec.decode_request(request)
        return codec.encode_result(work(*arguments))
    except ApiError as error:
        return codec.encode_error(error, _trace(error.__cause__))
    except (MemoryError, RecursionError):
        return codec.encode_error(ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX))
    except Exception as error:
        return codec.encode_error(ApiError(ErrorCode.INTERNAL_ERROR), _trace(error))


def serve(connection: socket.socket, limits: Limits) -> None:
    """Answer requests until the parent hangs up."""
    framing.send(connection, framing.READY)
    while True:
        try:
            request = framing.receive(connection, sys.maxsize)
        except (framing.Closed, ConnectionError):
            return
        _arm(limits.timeout_seconds)
        reply = answer(request)
        signal.setitimer(signal.ITIMER_REAL, 0)
        framing.send(connection, reply)


def _trace(error: BaseException | None) -> str | None:
    return "".join(traceback.format_exception(error, limit=-2, chain=False)) if error else None


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
    """Serve the socket on standard input under the limits given as the argument; the second one
    names a function that gets the process warm."""
    limits = Limits(**json.loads(sys.argv[1]))
    module, _, function = sys.argv[2].partition(":")
    getattr(import_module(module), function)()  # before the limits: it is our own doing
    _confine(limits)
    with open(os.devnull, "w") as nowhere:  # what libraries say of a hostile file is of no use
        os.dup2(nowhere.fileno(), sys.stderr.fileno())
    serve(socket.socket(fileno=0), limits)


if __name__ == "__main__":
    main()
