"""Accepts the prompts as they are: the recorded answers were read again and still answer them."""

from __future__ import annotations

from tests.recorded import DIGESTS, digests

DIGESTS.write_text("".join(f'{name} = "{digest}"\n' for name, digest in digests().items()))
