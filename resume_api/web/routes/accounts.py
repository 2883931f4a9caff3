"""Accounts: sign up, log in, stay logged in, log out."""

from __future__ import annotations

from typing import Any

from resume_api.accounts import authentication
from resume_api.errors import ErrorCode
from resume_api.web.auth import current_claims, signed_in, user
from resume_api.web.blueprint import ApiBlueprint
from resume_api.web.context import deps
from resume_api.web.schemas import accounts as schemas

blueprint = ApiBlueprint("accounts", __name__, url_prefix="/auth", description="Accounts.")


@blueprint.post("/signup")
@blueprint.arguments(schemas.SignUp)
@blueprint.response(201, schemas.Account)
@blueprint.fails(ErrorCode.CONFLICT)
def sign_up(form: dict[str, Any]) -> authentication.Account:
    """Open an account; CONFLICT where the address has one."""
    return authentication.sign_up(deps(), **form)


@blueprint.post("/login")
@blueprint.arguments(schemas.Credentials)
@blueprint.response(200, schemas.TokenPair)
@blueprint.fails(ErrorCode.UNAUTHORIZED)
def log_in(form: dict[str, Any]) -> authentication.TokenPair:
    """Get a pair of tokens; UNAUTHORIZED whether or not the address is known."""
    return authentication.log_in(deps(), **form)


@blueprint.post("/refresh")
@blueprint.arguments(schemas.RefreshToken)
@blueprint.response(200, schemas.TokenPair)
@blueprint.fails(ErrorCode.UNAUTHORIZED)
def refresh(form: dict[str, Any]) -> authentication.TokenPair:
    """Exchange a refresh token for a new pair."""
    return authentication.refresh(deps(), form["refresh_token"])


@blueprint.post("/logout")
@signed_in()
@blueprint.response(200, schemas.Message)
def log_out() -> schemas.Done:
    """End this log-in: both of its tokens."""
    authentication.log_out(deps(), current_claims())
    return schemas.Done("Logged out")


@blueprint.get("/me")
@signed_in()
@blueprint.response(200, schemas.Account)
def me() -> authentication.Account:
    """Who is logged in."""
    return authentication.account(user())


@blueprint.delete("/me")
@signed_in()
@blueprint.response(200, schemas.Message)
def delete_me() -> schemas.Done:
    """Delete one's account and all that belongs to it; `purge` erases it."""
    authentication.close(deps(), user())
    return schemas.Done("Account deleted")
