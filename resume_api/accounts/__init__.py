"""Accounts, their passwords and their signed tokens."""
