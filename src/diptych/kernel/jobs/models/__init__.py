"""Tables of jobs."""

from diptych.kernel.jobs.models.job import Job, State

__all__ = ["Job", "State"]
