"""What is done once a day, by one of all workers: deleted things are erased for good."""

from __future__ import annotations

import logging
from datetime import timedelta

from resume_api.db import chores
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError
from resume_api.saved import library

logger = logging.getLogger(__name__)

CHORE = "purge"
LOOK_SECONDS = 60.0
EVERY = timedelta(days=1)
AGAIN = timedelta(minutes=10)
"""When a purge that failed is tried again."""


def keep_house(deps: Dependencies) -> bool:
    """Purge where it is due and no other worker does; whether it was done. Raises ApiError, and
    then it is due again in ten minutes."""
    if not chores.claim(deps.database, CHORE, now() + EVERY):
        return False
    try:
        erased = library.purge(deps, deps.settings.purge_days)
    except ApiError:
        chores.put_off(deps.database, CHORE, now() + AGAIN)
        raise
    counts = " ".join(f"{name}={count}" for name, count in erased.items())
    logger.info("chore=%s %s", CHORE, counts)
    return True
