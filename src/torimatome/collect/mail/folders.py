"""mbox files and Maildir folders on this machine. Nothing in them is moved, marked or changed."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urlsplit

from torimatome.collect.mail.batch import MAX_LETTER_BYTES, Batch, Wanted
from torimatome.collect.moments import read_moment
from torimatome.errors import Retry, SetAside
from torimatome.extract.letters import read_head

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FROM_LINE = re.compile(rb"From \S+.*\d{4}\s*$")


def path_of(url: str) -> Path:
    """The file or folder that a file: address names; ~ is the home of whoever runs the desk."""
    parts = urlsplit(url)
    return Path(unquote(f"{parts.netloc}{parts.path}")).expanduser()


def look_into(url: str, cursor: str, wanted: Wanted) -> Batch:
    """The wanted letters of an mbox or Maildir. Retry: it cannot be read now. SetAside: it is neither."""
    path = path_of(url)
    try:
        if path.is_dir():
            if not (path / "cur").is_dir() and not (path / "new").is_dir():
                raise SetAside(f"{path} is no Maildir: it has neither a folder new nor cur.")
            return _gathered(_of_maildir(path), wanted, _mark_of_maildir(path), cursor)
        if not path.is_file():
            raise Retry(f"{path} is not there; the mailbox of {url} was not read.")
        return _gathered(_of_mbox(path), wanted, _mark_of(path), cursor)
    except OSError as error:
        raise Retry(f"{path} cannot be read ({error.strerror}).") from error


def _gathered(letters: Iterator[bytes | None], wanted: Wanted, mark: str, cursor: str) -> Batch:
    """mark: how the mailbox looks from outside; where it is the cursor, nothing came since."""
    if mark == cursor:
        return Batch(cursor=cursor, unchanged=True)
    batch = Batch(cursor=mark)
    for letter in letters:
        if letter is None:
            batch.too_big += 1
        elif _is_wanted(letter, wanted):
            if batch.is_full:
                batch.more, batch.cursor = True, ""
                break
            batch.letters.append(letter)
    return batch


def _is_wanted(letter: bytes, wanted: Wanted) -> bool:
    head = read_head(letter)
    at = read_moment(head.date, wanted.since.tzinfo) if wanted.since.tzinfo else None
    return wanted.sender(head.sender) and not (at and at < wanted.since) and not wanted.is_known(head.id)


def _mark_of(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size}-{found.st_mtime_ns}"


def _mark_of_maildir(path: Path) -> str:
    names = sorted(f"{box}/{name}" for box in ("new", "cur") for name in _names(path / box))
    return sha256("\n".join(names).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def _names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()] if folder.is_dir() else []


def _of_maildir(path: Path) -> Iterator[bytes | None]:
    """The letters in order of their names, which begin with the time of delivery; None for one that is too big."""
    names = [(name, box) for box in ("new", "cur") for name in _names(path / box) if not name.startswith(".")]
    for name, box in sorted(names):
        file = path / box / name
        try:
            if stat.S_ISREG(file.lstat().st_mode):  # no link is followed and no pipe waited for
                yield _bytes(file)
        except FileNotFoundError:
            continue  # the mail program moved it meanwhile; the next look finds it


def _bytes(path: Path) -> bytes | None:
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        data = file.read(MAX_LETTER_BYTES + 1)
    return data if len(data) <= MAX_LETTER_BYTES else None


def _of_mbox(path: Path) -> Iterator[bytes | None]:
    """The letters of an mbox in their order, line by line; None for one that is too big."""
    with path.open("rb") as file:
        held: list[bytes] = []
        size, began, blank = 0, False, True
        while line := file.readline(MAX_LETTER_BYTES):
            if blank and _FROM_LINE.match(line):
                if began:
                    yield _letter(held, size)
                held, size, began, blank = [], 0, True, False
                continue
            size += len(line)
            if began and size <= MAX_LETTER_BYTES:
                held.append(line)
            blank = not line.strip()
        if began:
            yield _letter(held, size)


def _letter(held: list[bytes], size: int) -> bytes | None:
    return _QUOTED.sub(rb"\1", b"".join(held)) if size <= MAX_LETTER_BYTES else None
