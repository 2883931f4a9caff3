"""Fields that are required and documented."""

from __future__ import annotations

from typing import Any, TypedDict

from marshmallow import Schema, fields, validate


class Documented(TypedDict):
    """What every field has: it is required and documented."""

    required: bool
    metadata: dict[str, object]


def about(description: str, example: object = None) -> Documented:
    shown = {} if example is None else {"example": example}
    return {"required": True, "metadata": {"description": description, **shown}}


def text(description: str, example: str | None = None, **kwargs: Any) -> fields.String:
    return fields.String(**about(description, example), **kwargs)


def texts(description: str, *example: str) -> fields.List[str]:
    return fields.List(fields.String(), **about(description, list(example)))


def integer(description: str, example: int, **kwargs: Any) -> fields.Integer:
    kwargs = {"validate": validate.Range(min=0), **kwargs}
    return fields.Integer(strict=True, **about(description, example), **kwargs)


def score(description: str, example: int) -> fields.Integer:
    words = f"{description} Null where it cannot be told."
    return integer(words, example, allow_none=True, validate=validate.Range(0, 100))


def share(description: str, example: float) -> fields.Float:
    return fields.Float(validate=validate.Range(0, 1), **about(description, example))


def flag(description: str, example: bool, **kwargs: Any) -> fields.Boolean:
    return fields.Boolean(**about(description, example), **kwargs)


def nested(schema: type[Schema], description: str) -> fields.Nested:
    return fields.Nested(schema, **about(description))


def many(schema: type[Schema], description: str) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), **about(description))
