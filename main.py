"""The entry point: ``main:app`` for WSGI servers, ``python main.py`` for people."""

import os

from resume_api import create_app
from resume_api.cli import cli
from resume_api.config.settings import load_or_exit

if __name__ == "__main__":
    cli(obj=load_or_exit(os.environ))
else:
    app = create_app(load_or_exit(os.environ))
