"""What can go wrong, sorted by what to do next.

    DeskError
      Stop            a wrong call or configuration; nothing was begun           exit 2
        BadConfig     a file that a person wrote does not hold                    exit 2
        NotFound      a desk, bulletin, item or outlet that does not exist        exit 2
        NewerDesk     the database was written by a newer version                 exit 2
      Failed          work that could not be finished; what was done is kept      exit 1
        Busy          another run holds the desk                                  exit 1
        NoRoom        the disk is full                                            exit 1
      Retry           may work later (time-out, 503, connection lost)             a Problem
      SetAside        this one is bad (no text, not a feed, too big)              a Problem

One bad article becomes a `Problem` and never stops a run.
"""

from __future__ import annotations


class DeskError(Exception):
    """Base of all: its text is one clear sentence that names the thing and says what to do."""

    exit_code = 1


class Stop(DeskError):
    """A wrong call or configuration; nothing was begun."""

    exit_code = 2


class BadConfig(Stop):
    """A file that a person wrote does not hold."""


class NotFound(Stop):
    """A desk, bulletin, item or outlet that does not exist."""


class NewerDesk(Stop):
    """The database was written by a newer version of this program."""


class Failed(DeskError):
    """Work that could not be finished; what was done is kept."""


class Busy(Failed):
    """Another run holds the desk."""


class NoRoom(Failed):
    """The disk is full."""


class Retry(DeskError):
    """May work later."""


class SetAside(DeskError):
    """This one is bad; the run goes on."""
