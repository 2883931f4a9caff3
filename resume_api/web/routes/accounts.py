"""Accounts: sign up, log in, stay logged in, log out."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, jsonify

from resume_api.accounts import authentication, recovery
from resume_api.saved.library import plain
from resume_api.web.auth import current_claims, signed_in, user
from resume_api.web.envelope import success
from resume_api.web.multipart import FormBlueprint
from resume_api.web.pagination import BEARER
from resume_api.web.schemas.accounts import (
    Account,
    AccountChange,
    Credentials,
    Forgotten,
    Message,
    NewPassword,
    RefreshToken,
    SignUp,
    TokenPair,
)
from resume_api.web.schemas.envelopes import envelope

blueprint = FormBlueprint("accounts", __name__, url_prefix="/auth", description="Accounts.")


@blueprint.post("/signup")
@blueprint.arguments(SignUp)
@blueprint.response(201, envelope(Account))
@blueprint.alt_response(409, description="CONFLICT: the address has an account")
@blueprint.alt_response(429, description="RATE_LIMITED")
def sign_up(form: dict[str, Any]) -> tuple[Response, int]:
    """Open an account."""
    return jsonify(
        success(authentication.sign_up(current_app.extensions["dependencies"], **form))
    ), 201


@blueprint.post("/login")
@blueprint.arguments(Credentials)
@blueprint.response(200, envelope(TokenPair))
@blueprint.alt_response(401, description="UNAUTHORIZED, whether or not the address is known")
@blueprint.alt_response(429, description="RATE_LIMITED")
def log_in(form: dict[str, Any]) -> Response:
    """Get a pair of tokens."""
    return jsonify(success(authentication.log_in(current_app.extensions["dependencies"], **form)))


@blueprint.post("/refresh")
@blueprint.arguments(RefreshToken)
@blueprint.response(200, envelope(TokenPair))
@blueprint.alt_response(401, description="UNAUTHORIZED")
def refresh(form: dict[str, Any]) -> Response:
    """Exchange a refresh token for a new pair."""
    deps = current_app.extensions["dependencies"]
    return jsonify(success(authentication.refresh(deps, form["refresh_token"])))


@blueprint.post("/logout")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Message))
@blueprint.alt_response(401, description="UNAUTHORIZED")
def log_out() -> Response:
    """End this log-in: both of its tokens."""
    authentication.log_out(current_app.extensions["dependencies"], current_claims())
    return jsonify(success({"message": "Logged out"}))


@blueprint.get("/me")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Account))
@blueprint.alt_response(401, description="UNAUTHORIZED")
def me() -> Response:
    """Who is logged in."""
    return jsonify(success(authentication.account(user())))


@blueprint.patch("/me")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.arguments(AccountChange)
@blueprint.response(200, envelope(Account))
@blueprint.alt_response(401, description="UNAUTHORIZED")
@blueprint.alt_response(429, description="RATE_LIMITED")
def change_me(form: dict[str, Any]) -> Response:
    """Change one's name or password; a new password ends all other log-ins."""
    if "name" in form:
        form["name"] = plain(form["name"]) or None
    deps = current_app.extensions["dependencies"]
    return jsonify(success(recovery.change(deps, user(), current_claims(), form)))


@blueprint.post("/password/forgot")
@blueprint.arguments(Forgotten)
@blueprint.response(202, envelope(Message))
@blueprint.alt_response(429, description="RATE_LIMITED")
def forgot_password(form: dict[str, Any]) -> tuple[Response, int]:
    """Have a link for a new password sent to one's address."""
    deps = current_app.extensions["dependencies"]
    recovery.forgot(deps, form["email"])
    words = "If there is an account with this address, a link is on its way."
    if not deps.mail.configured:
        words = "This server sends no mail. Its administrator can give you a link."
    return jsonify(success({"message": words})), 202


@blueprint.post("/password/reset")
@blueprint.arguments(NewPassword)
@blueprint.response(200, envelope(Message))
@blueprint.alt_response(429, description="RATE_LIMITED")
def reset_password(form: dict[str, Any]) -> Response:
    """Set the new password that a link allows, which ends all log-ins."""
    deps = current_app.extensions["dependencies"]
    recovery.reset(deps, form["token"], form["password"])
    return jsonify(success({"message": "The password is changed. Log in."}))


@blueprint.delete("/me")
@signed_in()
@blueprint.doc(**BEARER)
@blueprint.response(200, envelope(Message))
@blueprint.alt_response(401, description="UNAUTHORIZED")
def delete_me() -> Response:
    """Delete one's account and all that belongs to it; `purge` erases it."""
    authentication.close(current_app.extensions["dependencies"], user())
    return jsonify(success({"message": "Account deleted"}))
