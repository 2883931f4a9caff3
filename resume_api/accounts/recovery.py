"""A new password: by who knows the old one, or by who has a link that was sent to the address."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass

from resume_api.accounts import addresses, authentication, passwords
from resume_api.accounts.tokens import LIFETIMES, Claims
from resume_api.db import users
from resume_api.db.models import User
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.languages.messages import Messages

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AccountChange:
    """A new ``name`` (an empty one removes it), a new ``password``, or both; None changes nothing.
    A new password needs ``current_password`` and ends all other log-ins."""

    name: str | None
    password: str | None
    current_password: str


def change(
    deps: Dependencies, user: User, claims: Claims, change: AccountChange
) -> authentication.Account:
    """The account with what is new. Raises ApiError(VALIDATION_ERROR)."""
    values = users.Columns()
    if change.name is not None:
        values["name"] = change.name or None
    if change.password is not None:
        if not passwords.matches(change.current_password, user.password_hash):
            raise _faulty("current_password", english("value_password_wrong"))
        _refuse(change.password, user.email)
        values |= users.new_password(passwords.hashed(change.password), claims.sid)
    return authentication.account(users.change(deps.database, user.id, values) or user)


def forgot(deps: Dependencies, email: str, language: str) -> None:
    """Mail a link to the account of an address, if there is one, in ``language``; whether there is
    shows neither in the answer nor in the time that it takes."""
    if deps.mail.configured:
        deps.executor.submit(_send, deps, email, language)


def _send(deps: Dependencies, email: str, language: str) -> None:
    try:
        if link := reset_link(deps, email):
            minutes = int(LIFETIMES["reset"].total_seconds() // 60)
            messages = Messages.of(language)
            # A link keeps its bare form, so no value is isolated from the text around it.
            text = messages.template("replies.reset_mail").format(
                minutes=messages.number(minutes), link=link
            )
            subject = messages.say("replies.reset_subject")
            deps.mail.send(addresses.normalised(email), subject, text)
    except ApiError as error:
        logger.error("a link for a new password was not sent: %s", error.__cause__ or error)


def reset_link(deps: Dependencies, email: str) -> str | None:
    """The address of the page that takes a new password; None where nobody has this e-mail address.
    It is good once, for half an hour."""
    user = users.by_email(deps.database, addresses.normalised(email))
    if user is None:
        return None
    token = deps.tokens.issue(user.id, "reset", _fingerprint(user))
    # Behind the number sign, so that no server and no Referer header gets to know it.
    return f"{deps.settings.public_url}/app/reset#token={token}"


def reset(deps: Dependencies, token: str, password: str) -> None:
    """Set the password that a link allows, and end all log-ins.

    Raises ApiError(VALIDATION_ERROR).
    """
    invalid = _faulty("token", english("value_reset_link"))
    try:
        claims = deps.tokens.read(token, "reset")
    except ApiError:
        raise invalid from None
    user = users.by_token(deps.database, claims.user_id)
    if user is None or claims.sid != _fingerprint(user):
        raise invalid
    _refuse(password, user.email)
    values = users.new_password(passwords.hashed(password), None)
    if users.change(deps.database, user.id, values, user.password_hash) is None:
        raise invalid


def _fingerprint(user: User) -> str:
    """Of the password that is to be replaced: once it is, the link is of no use."""
    return hashlib.sha256(user.password_hash.encode()).hexdigest()


def _refuse(password: str, email: str) -> None:
    if words := passwords.fault(password, email):
        raise _faulty("password", words)


def _faulty(field: str, words: str) -> ApiError:
    return ApiError(ErrorCode.VALIDATION_ERROR, details={"fields": {field: [words]}})
