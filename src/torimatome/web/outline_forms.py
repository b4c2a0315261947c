"""What the forms of the outline's editor say."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from torimatome.chronicle.outline import Tie, Wording
from torimatome.chronicle.revising import Seen
from torimatome.errors import BadConfig
from torimatome.model.commentary import StatementKind
from torimatome.web.site import Ask


def seen(ask: Ask) -> Seen:
    """Which statement a form means: its number and digest."""
    said = ask.form.get("number")
    return Seen(
        number=int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0, digest=ask.form.get("digest")
    )


def wording(ask: Ask) -> Wording:
    """What a statement is to say. BadConfig: a number or a day is none."""
    kind, percent, look = ask.form.get("kind"), ask.form.get("probability").strip(), ask.form.get("look_on").strip()
    if kind and kind not in set(StatementKind):
        raise BadConfig(f"{kind[:40]!r} is no kind of statement; it is one of {', '.join(StatementKind)}.")
    return Wording(
        text=ask.form.get("text"), kind=StatementKind(kind) if kind else None, name=ask.form.get("name").strip(),
        rests_on=tuple(dict.fromkeys(key.strip() for key in ask.form.all("rests_on") if key.strip())),
        probability=_share(percent) if percent else None, look_on=day(look) if look else None, shown_by=ask.form.get("shown_by"),
    )  # fmt: skip


def _share(text: str) -> float:
    try:
        value = float(unicodedata.normalize("NFKC", text).removesuffix("%")) / 100
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise BadConfig(f"{text[:20]!r} is no probability; write one from 0 to 100.")
    return value


def day(text: str) -> date:
    """A day. BadConfig: it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadConfig(f"{text[:40]!r} is no day; write it like 2023-09-19.") from None


def tie(ask: Ask) -> Tie:
    """What statements may rest on, as a form says it; without a key one is given."""
    names = ("key", "when", "text", "grounds")
    key, when, text, grounds = (ask.form.get(name).strip() for name in names)
    return Tie(key=key, when=when, text=text, grounds=grounds)


def version(ask: Ask) -> int:
    """The version that a form was made of."""
    said = ask.form.get("version")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0


def new_name(ask: Ask, title: str) -> str:
    """A name for a commentary, from its title; one that none has yet."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = "-".join(re.findall(r"[a-z0-9]+", plain))[:50] or f"commentary-{ask.desk.clock().date()}"
    taken = {one.id for one in ask.desk.store.commentaries.versions()}
    return next(name for n in range(1, len(taken) + 2) if (name := base if n == 1 else f"{base}-{n}") not in taken)
