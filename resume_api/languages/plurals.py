"""The plural category of a number, by rules in the syntax of Unicode CLDR (UTS 35, part 3)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_RELATION = re.compile(r"([niv])(?: % (\d+))? (!?=) ([\d.,]+)")


def category(rules: Mapping[str, str], number: float) -> str:
    """The first category whose rule fits ``number``, else ``other``."""
    return next((name for name, rule in rules.items() if _fits(rule, number)), "other")


def _fits(rule: str, number: float) -> bool:
    return any(
        all(_holds(relation, number) for relation in way.split(" and "))
        for way in rule.split(" or ")
    )


def _holds(relation: str, number: float) -> bool:
    """``n`` is the number, ``i`` its integer part, ``v`` how many digits its fraction has; a list
    may hold ranges of integers. Raises ValueError for what is no relation."""
    parsed = _RELATION.fullmatch(relation)
    if parsed is None:
        raise ValueError(f"no plural relation: {relation}")
    operand, modulus, sign, listed = parsed.groups()
    value = {"n": number, "i": int(number), "v": len(f"{number:g}".partition(".")[2])}[operand]
    if modulus:
        value %= int(modulus)
    inside = any(_within(value, *one.split("..")) for one in listed.split(","))
    return inside is (sign == "=")


def _within(value: float, first: str, last: str | None = None) -> bool:
    return value == int(value) and int(first) <= value <= int(last or first)
