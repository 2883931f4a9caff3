"""The script: what the next requests to each vendor meet."""

from __future__ import annotations

from collections import defaultdict, deque

from tests.vendors.vendor import Behaviour, Received


class Script:
    """Behaviours by place: a vendor's name, or "vendor.route" for one endpoint of it."""

    def __init__(self) -> None:
        self._next: dict[str, deque[Behaviour]] = defaultdict(deque)
        self._always: dict[str, Behaviour] = {}

    def add(self, where: str, *behaviours: Behaviour) -> None:
        """Queue behaviours, one a request."""
        self._next[where].extend(behaviours)

    def always(self, where: str, behaviour: Behaviour) -> None:
        """Set what every request meets once the queue is empty; None is success."""
        self._always[where] = behaviour

    def take(self, received: Received) -> Behaviour:
        """The behaviour that a request meets; the closer place comes first."""
        places = (f"{received.vendor}.{received.route}", received.vendor)
        for place in places:
            if self._next[place]:
                return self._next[place].popleft()
        return next((self._always[place] for place in places if place in self._always), None)
