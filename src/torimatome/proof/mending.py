"""Mends: where a check surely knows what would be right, the value that the field would have, to be taken with one press."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from torimatome.model import BlockKind, Item, Mend, field_value

Rewrite = Callable[[str], str]
"""What makes a field's text right; a text that it leaves alone needs no mend."""


def mend_of(item: Item, at: str, rewrite: Rewrite | Mend) -> Mend | None:
    """The mend of a finding at a field of an item: the first of the fields meant that the rewriting changes."""
    if isinstance(rewrite, Mend):
        return rewrite
    for name in _fields(item, at):
        value = field_value(item, name)
        new = rewrite(value)
        if new != value and new.strip():
            return Mend(field=name, value=new)
    return None


def _fields(item: Item, at: str) -> Iterable[str]:
    """The fields as edits name them that a finding's field may mean."""
    notes = [f"note.{n}" for n in range(1, len(item.notes) + 1)]
    if at.startswith("headline."):
        return (at,)
    return {"notes": notes, "attribution": ("attribution", *notes)}.get(
        at, ("body", "headline.ja", "headline.en", *notes)
    )


def swap(old: str, new: str, *longer: str) -> Rewrite:
    """One word for another wherever it stands whole; longer: words that have it inside and stay as they are."""
    ends = r"(?<!\w){}(?!\w)" if old.isascii() else "{}"
    form = re.compile("|".join([*map(re.escape, longer), ends.format(re.escape(old))]))
    return lambda text: form.sub(lambda found: new if found.group() == old else found.group(), text)


def each(form: str, new: str | Callable[[re.Match[str]], str]) -> Rewrite:
    """Each match of a form rewritten."""
    return lambda text: re.sub(form, new, text)


def once(old: str, new: str) -> Rewrite:
    """Some words, just as they stand, for others."""
    return lambda text: text.replace(old, new, 1)


def paired(opening: str, closing: str) -> Rewrite:
    """Marks of quotation set as pairs, paragraph by paragraph; a paragraph where one is open stays as it is."""

    def line(text: str) -> str:
        pieces = re.split('["“”]', text)
        if len(pieces) % 2 == 0:
            return text
        return "".join(piece + (opening if n % 2 == 0 else closing) for n, piece in enumerate(pieces[:-1])) + pieces[-1]

    return lambda text: "\n".join(map(line, text.split("\n")))


def year_of(words: str, near: int) -> str:
    """A year of five figures without the one too many, where only one year near to the issue's can be meant; else as it is."""
    fewer = {words[:n] + words[n + 1 :] for n in range(len(words))}
    meant = [year for year in fewer if abs(int(year) - near) <= 1]
    return meant[0] if len(meant) == 1 else words


def ended(item: Item, tail: str, mark: str) -> Rewrite:
    """A paragraph with this end, with a mark set after it."""
    whole = [b.text.rstrip() for b in item.body if b.kind is BlockKind.PARAGRAPH and b.text.rstrip().endswith(tail)]
    if not whole:
        return str
    return each(rf"(?m){re.escape(tail)}[ \t]*$", lambda found: found.group().rstrip() + mark)
