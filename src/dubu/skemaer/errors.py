"""Errors of forms as data."""

from __future__ import annotations


class SkemaFejl(Exception):
    """A form's file cannot be used: a mistake of ours, found when the form is loaded."""


class UkendtSkemaError(SkemaFejl):
    """No shipped form has that key and version."""
