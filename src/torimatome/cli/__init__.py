"""DOOR: the command line. Each command is one small function; errors are one sentence on stderr."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from errno import EDQUOT, ENOSPC
from pathlib import Path

from torimatome import __version__
from torimatome.cli import (
    accounts,
    archive,
    chronicle,
    commentary,
    editions,
    events,
    evidence,
    forecasts,
    keeping,
    learnt,
    model,
    names,
    outlets,
    pages,
    pictures,
    questions,
    registers,
    watch,
    ways,
    week,
)
from torimatome.cli.calls import Parser
from torimatome.cli.common import complain
from torimatome.errors import DeskError, NoRoom

GROUPS = (
    week,
    watch,
    editions,
    events,
    archive,
    learnt,
    commentary,
    forecasts,
    model,
    pages,
    registers,
    chronicle,
    pictures,
    names,
    questions,
    evidence,
    outlets,
    ways,
    accounts,
    keeping,
)
"""The modules of commands, in the order in which help lists them."""

_GOES_ON = "what was done is kept, and the next run goes on from there"
_STOPPED = {
    "serve": "the pages are no longer shown",
    "publish": "a document is written whole or not at all, so call it again for those that are missing",
    "demo": "call it again to begin anew",
}
"""What a person is told who stops a command that does not go on where it was."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    call = parser().parse_args(arguments)
    try:
        code: int = call.run(call) or 0
    except DeskError as error:
        return complain(str(error), error.exit_code)
    except KeyboardInterrupt:
        return complain(f"stopped; {_STOPPED.get(call.run.__name__, _GOES_ON)}.", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno in (ENOSPC, EDQUOT):  # wherever it strikes
            return complain(str(NoRoom("the disk is full; free some room and call again, nothing was lost.")), 1)
        return complain(f"{error.filename or 'a file'}: {error.strerror}; name another place, or mend its rights.", 1)
    return code


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = Parser(prog="torimatome", description="An open-source-information desk on one machine.")
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument(
        "-d", "--desk", type=Path, default=Path(), metavar="DESK", help="the desk's folder (default: here)"
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)

    def command(name: str, run: Callable[[argparse.Namespace], int | None]) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, help=run.__doc__, description=run.__doc__)
        made.set_defaults(run=run)
        return made

    for group in GROUPS:
        group.add(command)
    return top
