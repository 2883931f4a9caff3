"""What goes in and out of accounts."""

from __future__ import annotations

from typing import NamedTuple

from marshmallow import Schema, fields, validate

from resume_api.web.schemas.output import OutputSchema

ROLES = ("candidate", "recruiter", "admin")


class Credentials(Schema):
    """An address and a password."""

    email = fields.Email(
        required=True,
        validate=validate.Length(max=254),
        metadata={"example": "jane.roe@example.com"},
    )
    password = fields.String(required=True, validate=validate.Length(max=1024))


class SignUp(Credentials):
    """A new account. Passwords: length counts, not signs (NIST SP 800-63B, 3.1.1.2)."""

    password = fields.String(
        required=True,
        validate=validate.Length(min=10, max=1024),
        metadata={"description": "At least 10 characters.", "example": "correct horse battery"},
    )
    role = fields.String(
        load_default="candidate", validate=validate.OneOf(("candidate", "recruiter"))
    )


class RefreshToken(Schema):
    """The longer-lived token of a pair."""

    refresh_token = fields.String(required=True, validate=validate.Length(max=4096))


class Account(OutputSchema):
    """An account."""

    id = fields.UUID(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    created_at = fields.DateTime(required=True, metadata={"description": "UTC."})


class TokenPair(OutputSchema):
    """Two tokens of one log-in."""

    access_token = fields.String(required=True)
    refresh_token = fields.String(required=True, metadata={"description": "Good for one use."})
    token_type = fields.String(required=True, validate=validate.Equal("Bearer"))
    expires_in = fields.Integer(
        required=True, metadata={"description": "Seconds that the access token is good for."}
    )


class Done(NamedTuple):
    """What was done, in words."""

    message: str


class Message(OutputSchema):
    """That it was done."""

    message = fields.String(required=True)
