"""Errors in the reader's language: every sentence that one may have is known, and found again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from marshmallow import Schema, fields, validate

from resume_api.errors import ErrorCode
from resume_api.languages.error_sentences import english, translated
from resume_api.languages.messages import Messages
from resume_api.languages.packs import full_languages, messages
from resume_api.web import app  # noqa: F401 - all schemas are there once it is
from resume_api.web.schemas.output import OutputSchema

ERRORS = messages("en")["errors"]
OTHERS = [code for code in full_languages() if code != "en"]
VALUES = {
    "limit": "1000",
    "min": "10",
    "max": "50000",
    "choices": "mistral, offline",
    "outcome": "HTTPError",
}


def _inputs(schema: type[Schema] = Schema) -> Iterator[type[Schema]]:
    """The schemas of what clients send."""
    for one in schema.__subclasses__():
        if issubclass(one, OutputSchema):
            continue
        if one.__module__.startswith("resume_api.web.schemas"):
            yield one
        yield from _inputs(one)


def _sentences(field: fields.Field) -> Iterator[str]:
    """What marshmallow may say of a field, in English."""
    kind = getattr(field, "OBJ_TYPE", "")
    for key, sentence in field.error_messages.items():
        if key != "format":  # of what is sent out
            yield str(sentence).format(obj_type=kind, awareness="aware", input="")
    for validator in field.validators:
        match validator:
            case validate.OneOf():
                yield validator._format_error("x")
            case validate.Range() if validator.max is not None:
                yield validator._format_error(0, validator.message_all)
            case validate.Range():
                yield validator._format_error(0, validator.message_min)
            case validate.Length(equal=None):
                both = validator.min and validator.max
                yield validator._format_error(
                    "", validator.message_all if both else validator.message_max
                )
            case _:  # one that has other sentences than these is to be named here
                assert isinstance(validator, validate.Regexp | validate.Email | validate.URL)
                yield validator._format_error("")


SCHEMAS = sorted({*_inputs()}, key=lambda schema: schema.__qualname__)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.__name__)
def test_what_marshmallow_says_of_an_input_is_said_in_every_language(
    schema: type[Schema],
) -> None:
    said = {*Schema._default_error_messages.values()}
    for field in schema().fields.values():
        said |= {*_sentences(field), *_sentences(getattr(field, "inner", field))}
    assert [one for one in said if translated(one, "de") == one] == []


def test_there_are_schemas_to_look_at() -> None:
    assert {"AnalyzeForm", "RankingForm", "SignUp", "HistoryQuery"} <= {s.__name__ for s in SCHEMAS}


@pytest.mark.parametrize("code", OTHERS)
def test_a_sentence_is_found_again_with_its_values(code: str) -> None:
    spoken = Messages.of(code)
    values = {name: spoken.number(v) if v.isdecimal() else v for name, v in VALUES.items()}
    for key in ERRORS:
        expected = spoken.say(f"errors.{key}", **values)
        assert translated(english(key, **VALUES), code) == expected != english(key, **VALUES)


def test_every_code_has_a_sentence_and_no_two_are_the_same() -> None:
    assert {code.name for code in ErrorCode} == {key for key in ERRORS if key.isupper()}
    assert len({*ERRORS.values()}) == len(ERRORS)


def test_numbers_are_in_the_digits_of_the_language() -> None:
    assert "۵۰۰۰۰" in translated(english("value_length_max", max=50_000), "fa")
    assert translated("Nobody's sentence.", "fa") == "Nobody's sentence."
    assert translated(english("busy"), "xx") == english("busy")
