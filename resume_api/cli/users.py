"""Accounts from the command line."""

from __future__ import annotations

import sys
from contextlib import closing

import click

from resume_api import bootstrap
from resume_api.accounts import authentication, recovery
from resume_api.cli.tables import upgrade_tables
from resume_api.config.settings import Settings
from resume_api.errors import ApiError
from resume_api.web.schemas.accounts import SignUp


@click.group()
def users() -> None:
    """Accounts."""


@users.command("create-admin")
@click.argument("email")
@click.password_option(help="Asked for if not given.")
@click.pass_obj
def create_admin(settings: Settings, email: str, password: str) -> None:
    """Open an account that may do everything."""
    if faults := SignUp().validate({"email": email, "password": password}):
        click.echo(
            "; ".join(f"{name}: {' '.join(words)}" for name, words in faults.items()), err=True
        )
        sys.exit(2)
    upgrade_tables(settings)
    with closing(bootstrap.create(settings)) as deps:
        try:
            created = authentication.sign_up(deps, email, password, role="admin")
        except ApiError as error:
            click.echo(f"{error.code.name}: {error.message}", err=True)
            sys.exit(1)
    click.echo(f"{created.email} is an admin.")


@users.command("reset-link")
@click.argument("email")
@click.pass_obj
def reset_link(settings: Settings, email: str) -> None:
    """Print a link by which the owner of an account sets a new password within half an hour."""
    upgrade_tables(settings)
    with closing(bootstrap.create(settings)) as deps:
        link = recovery.reset_link(deps, email)
    if link is None:
        click.echo(f"There is no account with the address {email}.", err=True)
        sys.exit(1)
    click.echo(link)
