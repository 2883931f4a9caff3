"""What a client is told of what was done, in its language."""

from __future__ import annotations

from typing import NamedTuple

from resume_api.languages.messages import Messages
from resume_api.web.context import reply_language


class Done(NamedTuple):
    """What was done, in words."""

    message: str


def done(key: str) -> Done:
    """The sentence of table ``replies``."""
    return Done(Messages.of(reply_language()).say(f"replies.{key}"))
