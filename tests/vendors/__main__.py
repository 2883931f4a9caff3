"""``python -m tests.vendors --port 8900 --delay 1.0``: the vendors as a process of their own."""

from __future__ import annotations

import argparse
import signal
import sys

from tests.vendors.environment import environment
from tests.vendors.simulator import Simulator


def main() -> None:
    """Serve until SIGTERM or SIGINT, or print the variables that point the service here."""
    parser = argparse.ArgumentParser(prog="python -m tests.vendors", description=__doc__)
    parser.add_argument("--port", type=int, default=8900)
    parser.add_argument("--delay", type=float, default=0.0, help="seconds that a model thinks")
    parser.add_argument("--ocr-delay", type=float, default=0.0, help="seconds that OCR takes")
    parser.add_argument("--env", action="store_true", help="print the variables and end")
    given = parser.parse_args()
    if given.env:
        for name, value in environment(f"http://127.0.0.1:{given.port}").items():
            sys.stdout.write(f"{name}={value}\n")
        return
    endings = {signal.SIGTERM, signal.SIGINT}
    signal.pthread_sigmask(signal.SIG_BLOCK, endings)
    vendors = Simulator(given.port, given.delay, keep=100)
    vendors.delays["mistral.ocr"] = given.ocr_delay
    with vendors:
        sys.stdout.write(f"The simulated vendors listen at {vendors.url}\n")
        sys.stdout.flush()
        signal.sigwait(endings)


if __name__ == "__main__":
    main()
