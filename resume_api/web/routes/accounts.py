"""Accounts: sign up, log in, stay logged in, log out."""

from __future__ import annotations

from dataclasses import replace

from flask import Response, request

from resume_api.accounts import authentication, recovery
from resume_api.accounts.tokens import LIFETIMES, unauthorized
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.saved.library import plain
from resume_api.web.auth import current_claims, signed_in, user
from resume_api.web.blueprint import ApiBlueprint, answer
from resume_api.web.context import deps, reply_language
from resume_api.web.replies import Done, done
from resume_api.web.schemas import accounts as schemas

COOKIE = "refresh_token"
blueprint = ApiBlueprint("accounts", __name__, url_prefix="/auth", description="Accounts.")


@blueprint.post("/signup")
@blueprint.arguments(schemas.SignUp)
@blueprint.response(201, schemas.Account)
@blueprint.fails(ErrorCode.CONFLICT)
def sign_up(email: str, password: str, role: str) -> authentication.Account:
    """Open an account; CONFLICT where the address has one."""
    return authentication.sign_up(deps(), email, password, role)


@blueprint.post("/login")
@blueprint.arguments(schemas.RefreshHeaders, location="headers")
@blueprint.arguments(schemas.Credentials)
@blueprint.response(200, schemas.TokenPair)
@blueprint.fails(ErrorCode.UNAUTHORIZED)
def log_in(in_cookie: bool, email: str, password: str) -> Response:
    """Get a pair of tokens; UNAUTHORIZED whether or not the address is known."""
    return _answered(authentication.log_in(deps(), email, password), in_cookie)


@blueprint.post("/refresh")
@blueprint.arguments(schemas.RefreshHeaders, location="headers")
@blueprint.arguments(schemas.RefreshToken)
@blueprint.response(200, schemas.TokenPair)
@blueprint.fails(ErrorCode.UNAUTHORIZED)
def refresh(in_cookie: bool, refresh_token: str | None = None) -> Response:
    """Exchange a refresh token, of the body or of the cookie, for a new pair."""
    token = request.cookies.get(COOKIE) if in_cookie else refresh_token
    if token is None and in_cookie:
        raise unauthorized(english("log_in_ended"))
    if token is None:
        fields = {"refresh_token": [english("value_required")]}
        raise ApiError(ErrorCode.VALIDATION_ERROR, details={"fields": fields})
    return _answered(authentication.refresh(deps(), token), in_cookie)


def _answered(pair: authentication.TokenPair, in_cookie: bool) -> Response:
    """A pair in JSON; where the page asks for it, its refresh token in a cookie that only this
    blueprint is sent. The header that asks is what no other site's form can send."""
    if not in_cookie:
        return answer(schemas.TokenPair, pair)
    response = answer(schemas.TokenPair, replace(pair, refresh_token=None))
    response.set_cookie(
        COOKIE,
        pair.refresh_token or "",
        max_age=LIFETIMES["refresh"],
        path="/auth",
        secure=request.is_secure,
        httponly=True,
        samesite="Strict",
    )
    return response


@blueprint.post("/logout")
@signed_in
@blueprint.response(200, schemas.Message)
def log_out() -> Response:
    """End this log-in: both of its tokens."""
    authentication.log_out(deps(), current_claims())
    response = answer(schemas.Message, done("logged_out"))
    if COOKIE in request.cookies:
        response.delete_cookie(COOKIE, path="/auth", httponly=True, samesite="Strict")
    return response


@blueprint.get("/me")
@signed_in
@blueprint.response(200, schemas.Account)
def me() -> authentication.Account:
    """Who is logged in."""
    return authentication.account(user())


@blueprint.patch("/me")
@signed_in
@blueprint.arguments(schemas.AccountChange)
@blueprint.response(200, schemas.Account)
def change_me(
    name: str | None = None, password: str | None = None, current_password: str = ""
) -> authentication.Account:
    """Change one's name or password; a new password ends all other log-ins."""
    name = None if name is None else plain(name)
    change = recovery.AccountChange(name, password, current_password)
    return recovery.change(deps(), user(), current_claims(), change)


@blueprint.post("/password/forgot")
@blueprint.arguments(schemas.Forgotten)
@blueprint.response(202, schemas.Message)
def forgot_password(email: str) -> Done:
    """Have a link for a new password sent to one's address."""
    recovery.forgot(deps(), email, reply_language())
    return done("link_sent" if deps().mail.configured else "link_by_administrator")


@blueprint.post("/password/reset")
@blueprint.arguments(schemas.NewPassword)
@blueprint.response(200, schemas.Message)
@blueprint.fails(ErrorCode.UNAUTHORIZED)
def reset_password(token: str, password: str) -> Done:
    """Set the new password that a link allows, which ends all log-ins."""
    recovery.reset(deps(), token, password)
    return done("password_changed")


@blueprint.delete("/me")
@signed_in
@blueprint.response(200, schemas.Message)
def delete_me() -> Done:
    """Delete one's account and all that belongs to it; `purge` erases it."""
    authentication.close(deps(), user())
    return done("account_deleted")
