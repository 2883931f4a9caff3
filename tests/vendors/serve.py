"""``python -m tests.vendors.serve COMMAND…``: a command with simulated vendors in its environment.

Variables that are set already are left alone, so that one vendor may be a real one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.vendors.environment import MODELS, environment
from tests.vendors.simulator import Simulator

THINKING_SECONDS = 1.0
EVERYBODY = ",".join((*(model.name for model in MODELS), "offline"))


def main() -> int:
    """Run the command until it ends; SIGTERM is handed on to it."""
    with Simulator(delay=THINKING_SECONDS, keep=100) as vendors:
        simulated = {**environment(vendors.url), "LLM_PROVIDERS": EVERYBODY}
        with subprocess.Popen(sys.argv[1:], env={**simulated, **os.environ}) as process:
            sys.stdout.write(f"The simulated vendors listen at {vendors.url}\n")
            sys.stdout.flush()
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to both
            signal.signal(signal.SIGTERM, lambda *_: process.terminate())
            return process.wait()


if __name__ == "__main__":
    sys.exit(main())
