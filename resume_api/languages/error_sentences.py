"""The sentences of errors: raised in English, so that logs and what is stored have one language,
and answered in the language of who reads them. An English sentence is found again whoever made it:
ours, one kept in the database, marshmallow's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from resume_api.languages import packs
from resume_api.languages.messages import Messages

_PLACE = re.compile(r"\{(\w+)\}")
_LONGEST_VALUE = 80
"""Characters of what stands in a place; a sentence with a longer one is left as it is."""


class _Form(NamedTuple):
    """A sentence with places, and the pattern that finds what was put into them."""

    key: str
    pattern: re.Pattern[str]


def english(key: str, /, **values: object) -> str:
    """The English sentence of table ``errors`` with its values."""
    table: Mapping[str, str] = packs.messages(packs.FALLBACK)["errors"]
    return table[key].format_map(values)


def translated(sentence: str, language: str) -> str:
    """An English sentence of table ``errors`` in another language (a BCP 47 tag), numbers in its
    digits; one that the table does not have stays as it is."""
    messages = Messages.of(language)
    if messages.language == packs.FALLBACK:
        return sentence
    if key := _plain().get(sentence):
        return messages.say(f"errors.{key}")
    for form in _forms():
        if found := form.pattern.fullmatch(sentence):
            values = {
                name: messages.number(value) if value.isdecimal() else value
                for name, value in found.groupdict().items()
            }
            return messages.say(f"errors.{form.key}", **values)
    return sentence


@cache
def _plain() -> Mapping[str, str]:
    """The keys of the sentences without places, by sentence."""
    table: Mapping[str, str] = packs.messages(packs.FALLBACK)["errors"]
    return {sentence: key for key, sentence in table.items() if not _PLACE.search(sentence)}


@cache
def _forms() -> tuple[_Form, ...]:
    """The sentences with places, the most particular first."""
    table: Mapping[str, str] = packs.messages(packs.FALLBACK)["errors"]
    forms = [(key, sentence) for key, sentence in table.items() if _PLACE.search(sentence)]
    forms.sort(key=lambda form: -len(_PLACE.sub("", form[1])))
    return tuple(_Form(key, _pattern(sentence)) for key, sentence in forms)


def _pattern(sentence: str) -> re.Pattern[str]:
    first, *rest = _PLACE.split(sentence)
    parts = [re.escape(first)]
    for name, after in zip(rest[::2], rest[1::2], strict=True):
        parts.append(f"(?P<{name}>.{{1,{_LONGEST_VALUE}}}?){re.escape(after)}")
    return re.compile("".join(parts), re.DOTALL)
