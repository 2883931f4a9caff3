"""How a vendor of models is reached: three variables with one prefix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from resume_api.config import variables


@dataclass(frozen=True, slots=True)
class VendorAccount:
    """Key, address and model. ``needs_key`` is false where servers without one are common."""

    prefix: str
    base_url: str
    model: str
    needs_key: bool = True
    api_key: str = field(default="", repr=False)

    @property
    def variables(self) -> dict[str, tuple[str, Callable[[str], Any]]]:
        """The environment variable of each attribute, and how its text is read."""
        return {
            "api_key": (f"{self.prefix}_API_KEY", str),
            "base_url": (f"{self.prefix}_BASE_URL", variables.url("http", "https")),
            "model": (f"{self.prefix}_MODEL", str),
        }
