"""What goes in and out of accounts."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from resume_api.accounts import addresses, passwords
from resume_api.languages.error_sentences import english
from resume_api.web.schemas.output import OutputSchema

ROLES = ("candidate", "recruiter", "admin")


class Address(fields.Email):
    """An e-mail address as accounts are known by it."""

    def _deserialize(self, value: Any, *args: Any, **options: Any) -> str:
        return addresses.normalised(super()._deserialize(value, *args, **options))


def _address() -> Address:
    return Address(
        required=True,
        validate=validate.Length(max=addresses.MAX_CHARACTERS),
        metadata={"example": "jane.roe@example.com"},
    )


def _known_password(**options: Any) -> fields.String:
    return fields.String(validate=validate.Length(max=passwords.MAX_CHARACTERS), **options)


def _new_password(**options: Any) -> fields.String:
    return fields.String(
        validate=validate.Length(passwords.MIN_CHARACTERS, passwords.MAX_CHARACTERS),
        metadata={
            "description": "At least 10 characters, and none of the most common passwords.",
            "example": "correct horse battery",
        },
        **options,
    )


class Credentials(Schema):
    """An address and a password."""

    email = _address()
    password = _known_password(required=True)


class SignUp(Credentials):
    """A new account."""

    password = _new_password(required=True)
    role = fields.String(
        load_default="candidate", validate=validate.OneOf(("candidate", "recruiter"))
    )

    @validates_schema
    def a_password_of_ones_own(self, form: dict[str, str], **_: Any) -> None:
        """The password is not blank, common, or the address."""
        if words := passwords.fault(form["password"], form["email"]):
            raise ValidationError(words, "password")


class AccountChange(Schema):
    """What is to be new; a password needs the one that it replaces."""

    name = fields.String(validate=validate.Length(max=255))
    password = _new_password()
    current_password = _known_password()

    @validates_schema
    def something_new(self, form: dict[str, str], **_: Any) -> None:
        """There is something to change."""
        if not form.keys() & {"name", "password"}:
            raise ValidationError(english("value_nothing_new"), "name")


class Forgotten(Schema):
    """Whose password it is."""

    email = _address()


class NewPassword(Schema):
    """The token of a link, and the password to set."""

    token = fields.String(required=True, validate=validate.Length(max=4096))
    password = _new_password(required=True)


class RefreshToken(Schema):
    """The longer-lived token of a pair."""

    refresh_token = fields.String(
        validate=validate.Length(max=4096),
        metadata={"description": "Not needed with the header `X-Refresh-Cookie`."},
    )


class RefreshHeaders(Schema):
    """How a browser's page keeps its refresh token."""

    in_cookie = fields.Boolean(
        data_key="X-Refresh-Cookie",
        load_default=False,
        metadata={
            "description": "`true`: the refresh token goes into a cookie that no script reads, "
            "and is taken from there."
        },
    )


class Account(OutputSchema):
    """An account."""

    id = fields.UUID(required=True)
    email = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    created_at = fields.DateTime(required=True, metadata={"description": "UTC."})


class TokenPair(OutputSchema):
    """Two tokens of one log-in."""

    access_token = fields.String(required=True)
    refresh_token = fields.String(
        metadata={"description": "Good for one use. Not there with `X-Refresh-Cookie`."}
    )
    token_type = fields.String(required=True, validate=validate.Equal("Bearer"))
    expires_in = fields.Integer(
        required=True, metadata={"description": "Seconds that the access token is good for."}
    )


class Message(OutputSchema):
    """That it was done."""

    message = fields.String(required=True)
