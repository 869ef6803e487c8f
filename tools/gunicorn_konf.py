"""How `make run` serves: threads, no query strings and no secret links in the logs."""

from __future__ import annotations

import logging
import os
import re
from typing import Any

from gunicorn.glogging import Logger

FORESPOERGSEL = re.compile(r"\?\S*")
HEMMELIG_STI = re.compile(r"^(/(?:s|kalender)/\d+/)[^/\s]+")


class UdenForespoergsel(logging.Filter):
    """Take query strings out of every line: a search or a token must not stand in a log."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the text of a message and of its arguments."""
        record.msg = FORESPOERGSEL.sub("?..", str(record.getMessage()))
        record.args = ()
        return True


class TavsLog(Logger):
    """Gunicorn's log without query strings and without the tokens that stand in a path."""

    def setup(self, cfg: Any) -> None:
        """Put the filter on the error log."""
        super().setup(cfg)
        self.error_log.addFilter(UdenForespoergsel())

    def atoms(self, *dele: Any) -> dict[str, Any]:
        """The values of an access line; the path of a one-time link is cut."""
        svar: dict[str, Any] = super().atoms(*dele)
        svar["U"] = HEMMELIG_STI.sub(r"\1..", svar["U"])
        return svar


bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 5
accesslog = "-"
access_log_format = "%(t)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
logger_class = TavsLog
loglevel = "warning"
control_socket_disable = True
