"""The command line: a module a family of commands, one thin function a command.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 the thing
asked for did not hold, 2 wrong usage. What a command needs is imported when it runs, so that
``--help`` answers at once.
"""

from pipelines.cli.application import app, main

__all__ = ["app", "main"]
