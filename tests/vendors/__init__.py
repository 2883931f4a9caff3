"""A loopback server that speaks as the vendors do, checks as they do, and fails by script."""

from tests.vendors.environment import KEYS, environment
from tests.vendors.failures import Fail
from tests.vendors.simulator import Simulator

__all__ = ["KEYS", "Fail", "Simulator", "environment"]
