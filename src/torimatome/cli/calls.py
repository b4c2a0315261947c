"""What a call may say: each argument's value, checked before anything begins."""

from __future__ import annotations

import argparse
import getpass
import re
from datetime import date
from difflib import get_close_matches
from typing import NoReturn

from torimatome import writers
from torimatome.errors import NotFound, Stop
from torimatome.model import Period

_DAY_LETTERS = len("2026-02-14")
FORMATS = "docx,pdf,html,md,txt,json"
_NO_COMMAND = re.compile(r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.*)\)")
_WORD = re.compile(r"[\w-]+")


class Parser(argparse.ArgumentParser):
    """argparse whose complaint is one sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the call and how to see the right one; exit 2."""
        if found := _NO_COMMAND.match(message):
            near = get_close_matches(found[1], _WORD.findall(found[2]), 1)
            message = f"there is no command {found[1]!r}" + (f", perhaps you mean {near[0]!r}" if near else "")
        self.exit(2, f"torimatome: {message}; `{self.prog} --help` shows how to call it.\n")


def period(text: str) -> Period:
    """2026-02-14..2026-02-20, the last day included."""
    first, dots, last = text.partition("..")
    try:
        days = _day(first), _day(last if dots else first)
    except ValueError:
        none = next((f": there is no day {end}" for end in (first, last) if _looks_a_day(end) and not _is_day(end)), "")
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a period{none}; write it as 2026-02-14..2026-02-20"
        ) from None
    if days[1] < days[0]:
        raise argparse.ArgumentTypeError(f"the period {text!r} runs backwards; write the earlier day first")
    return Period(first_on=days[0], last_on=days[1])


def _looks_a_day(text: str) -> bool:
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None


def _is_day(text: str) -> bool:
    try:
        return bool(_day(text))
    except ValueError:
        return False


def day(text: str) -> date:
    """2026-02-14."""
    try:
        return _day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2026-02-14") from None


def days(one: argparse.ArgumentParser) -> None:
    """The arguments of a stretch of days, either end of it open."""
    one.add_argument("--from", dest="first", type=day, metavar="DAY", help="the first day, as 2026-02-14")
    one.add_argument("--to", dest="last", type=day, metavar="DAY", help="the last day")


def in_order(call: argparse.Namespace) -> None:
    """Stop: the days of a call are in the wrong order."""
    if call.first and call.last and call.last < call.first:
        raise Stop(f"--to {call.last} lies before --from {call.first}; give the earlier day first.")


def _day(text: str) -> date:
    """A day as people write it here. ValueError: another form; 2026-W10 would be taken for one day of its week."""
    if len(text) != _DAY_LETTERS:
        raise ValueError(text)
    return date.fromisoformat(text)


def count(text: str) -> int:
    """A number above nought."""
    if not text.isdecimal() or not 0 < int(text) < 10**6:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above nought; write one like 12")
    return int(text)


def seconds(text: str) -> float:
    """A number of seconds, not negative."""
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds")
    return value


def port(text: str) -> int:
    """A number of a port; 0 takes any that is free."""
    if not (text.isascii() and text.isdecimal() and int(text) < 2**16):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 0 to 65535")
    return int(text)


def formats(text: str) -> tuple[str, ...]:
    """docx,pdf,... each of which the shelf of writers has, by the names that its files end in."""
    return tuple(dict.fromkeys(_format(part.strip()) for part in text.split(",")))


def _format(name: str) -> str:
    try:
        return writers.writer(name).format
    except NotFound as error:
        known = ", ".join(sorted(one.suffix.lstrip(".") for one in writers.formats().values()))
        raise argparse.ArgumentTypeError(
            f"there is no format {name!r}; write some of {known}, with commas between"
        ) from error


def user() -> str:
    """Who calls, as this machine knows them; somebody where it does not."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
