"""The two kinds of errors that the command line answers with one line; the rooms raise their own of
these kinds.
"""


class WrongUsage(Exception):  # noqa: N818 - a kind of errors, not an error
    """What was asked for cannot be: the exit code is 2."""


class Failure(Exception):  # noqa: N818 - a kind of errors, not an error
    """What was asked for did not hold: the exit code is 1."""


class ScheduleError(WrongUsage, ValueError):
    """A schedule that cannot be understood."""
