"""What commands share: the desk that is meant, files read and written, one sentence where something is wrong."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from torimatome import plugins
from torimatome.desk import Desk
from torimatome.errors import Failed, Stop


class Command(Protocol):
    """Adds a command by name, its docstring being its help; the parser for its arguments."""

    def __call__(self, name: str, run: Callable[[argparse.Namespace], int | None], /) -> argparse.ArgumentParser:
        """The parser of the new command."""
        ...


def complain(sentence: str, code: int) -> int:
    """One sentence on stderr."""
    sys.stderr.write(f"torimatome: {sentence}\n")
    return code


@contextmanager
def opened(call: argparse.Namespace) -> Iterator[Desk]:
    """The desk that the call names, closed at the end."""
    with Desk.opened(plugins.open_folder(call.desk)) as desk:
        yield desk


def read(file: Path) -> bytes:
    """A file that a person named. Stop: it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise Stop(f"{file} cannot be read ({error.strerror}); name a file that exists.") from error


def write(file: Path, body: bytes) -> None:
    """Write beside the place and move it there, so that a reader never sees half a file. Failed: it is a folder."""
    with replaced(file) as part:
        part.write(body)


@contextmanager
def replaced(file: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the other's place when all is written, and is gone if that fails. Failed: a folder."""
    if file.is_dir():
        raise Failed(f"{file} is a folder; name a file to write.")
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(file.name + ".part")
    try:
        with part.open("wb") as opened_part:
            yield opened_part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
