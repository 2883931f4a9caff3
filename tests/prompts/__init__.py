"""Tests of the models behind the service."""
