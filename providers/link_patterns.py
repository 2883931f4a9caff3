"""Addresses of pages, and the names of accounts in them."""

from __future__ import annotations

import re

LINK = re.compile(
    r"(?:https?://|www\.)[^\s|،,;<>()]+"
    r"|\b(?:linkedin|github|gitlab|bitbucket|xing|twitter|facebook|instagram|medium|behance|t)"
    r"\.(?:com|me|org|io|net)/[^\s|،,;<>()]+",
    re.IGNORECASE,
)
PROFILES = (
    re.compile(r"(?<![\w/])/(?:in|pub)/(?P<value>[\w%-]{3,})"),
    re.compile(r"(?<![\w/])in/(?=[\w-]*[-\d])(?P<value>[\w%-]{4,})"),
    re.compile(r"(?<![\w.])(?P<value>[\w-]{2,39})(?=\.(?:github|gitlab)\.io)"),
)
