"""Upkeep of the job queue: jobs whose worker died are run again, finished ones are removed."""

from __future__ import annotations

from datetime import UTC, datetime

import structlog
from django.db import connection
from procrastinate import JobContext
from procrastinate.contrib.django import app

logger = structlog.get_logger(__name__)

UDEN_LIVSTEGN_SEKUNDER = 30
# Finished jobs stay a week; those that run by the clock tell nothing an hour later.
_RYD = """
DELETE FROM procrastinate_jobs j
WHERE status IN ('succeeded', 'cancelled', 'aborted')
  AND NOT EXISTS (SELECT 1 FROM procrastinate_periodic_defers p WHERE p.job_id = j.id)
  AND NOT EXISTS (
    SELECT 1 FROM procrastinate_events e WHERE e.job_id = j.id
      AND e.at > now() - CASE WHEN j.priority < 0 OR j.args ? 'timestamp' THEN interval '1 hour'
                              ELSE interval '7 days' END)
"""


@app.periodic(cron="* * * * *", periodic_id="genoptag")
@app.task(name="kerne.genoptag_standsede", queue="straks", queueing_lock="genoptag", pass_context=True)
async def genoptag_standsede(context: JobContext, timestamp: int) -> None:
    """Run again the jobs whose worker has shown no sign of life for 30 seconds. Every job bears being run twice."""
    koe = context.app.job_manager
    for job in await koe.get_stalled_jobs(seconds_since_heartbeat=UDEN_LIVSTEGN_SEKUNDER):
        logger.warning("stalled_job_retried", task=job.task_name)
        await koe.retry_job(job, retry_at=datetime.fromtimestamp(timestamp, tz=UTC))


@app.periodic(cron="17 * * * *", periodic_id="ryd_op")
@app.task(name="kerne.ryd_op_i_koen", queue="almindelig", queueing_lock="ryd_op")
def ryd_op_i_koen(timestamp: int) -> None:
    """Remove finished jobs. Failed ones stay: `dubu tjek` tells of them."""
    with connection.cursor() as markoer:
        markoer.execute(_RYD)
