"""Logging: constant event names with key-value context, one JSON line each, never personal data."""

from __future__ import annotations

import logging
import sys

import structlog


def opsaet() -> None:
    """Configure structlog and let Django's own loggers write errors without request bodies."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            _uden_personoplysninger,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s")


def _uden_personoplysninger(_logger: object, _metode: str, haendelse: dict[str, object]) -> dict[str, object]:
    """Keep where an exception was raised, drop values: frames' locals and messages may hold case text."""
    for spor in haendelse.get("exception", []) or []:  # type: ignore[attr-defined]  # list made by dict_tracebacks
        spor.pop("exc_value", None)
        spor.pop("exceptions", None)
        for ramme in spor.get("frames", []):
            ramme.pop("locals", None)
    return haendelse
