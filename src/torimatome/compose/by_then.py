"""What lay ahead when it was written and is past when the issue ends: "will be held on March 5" as "would be held"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from torimatome.compose.marks import MONTH, quotations_held
from torimatome.lang import pack
from torimatome.lang.dates import find_dates
from torimatome.model import Block, Item, Sentence

_DAY = MONTH + r" \d{1,2}\b"
_AFTER = rf"(?P<rest>[^;]*?\b(?:on|from|for|until|through) {_DAY})"
_WILL = re.compile(rf"\b(?<!at )will(?= (?!of\b)(?:\w+ )?\w+){_AFTER}")
_IS = re.compile(
    r"\b(?P<be>is|are)(?P<set> (?:also )?(?:scheduled|expected|planned|due|set|slated)(?= (?:to|for)\b)| to (?:be|take|begin|start|last|open|end|meet|visit|arrive|speak|hold)\b)"
    rf"{_AFTER}"
)
_FRONT = re.compile(
    rf"^On {_DAY}, (?P<what>[^,;:]+?) (?P<will>will|(?P<be>is|are)(?= (?:to|scheduled|expected|planned|due|set) )) "
)
# "On March 3, a group left for an exercise which will be held in Rov": the exercise may last, but the issue looks back.
_LEFT_FOR = re.compile(rf"(?P<head>^On {_DAY}, .*\b(?:departed|left|leave[sd]?|arrived|went)\b.*, which )will (?=be )")
_OPEN = re.compile(r"\b(?:20\d\d|next|until|by|if|tomorrow)\b")


def past_by_then(items: Iterable[Item]) -> list[Item]:
    """The items of an issue with what its last reported day has passed no longer told as to come."""
    items = list(items)
    days = [a.last_on or a.first_on for item in items for a in item.attributions]
    end = max((d for d in days if d), default=None)
    return [_item(item, end) for item in items] if end else items


def _item(item: Item, end: date) -> Item:
    body = _blocks(item.body, end)
    notes = tuple(replace(n, blocks=_blocks(n.blocks, end)) for n in item.notes)
    return item if (body, notes) == (item.body, item.notes) else replace(item, body=body, notes=notes)


def _blocks(blocks: Sequence[Block], end: date) -> tuple[Block, ...]:
    return tuple(replace(b, sentences=tuple(_sentence(s, end) for s in b.sentences)) for b in blocks)


def _sentence(sentence: Sentence, end: date) -> Sentence:
    """A sentence of ours; what a person wrote, with no place behind it, stays."""
    text = passed(sentence.text, end) if sentence.citations else sentence.text
    return sentence if text == sentence.text else replace(sentence, text=text)


def passed(text: str, end: date) -> str:
    """The text with "will" and "is expected to" in the past, where no day in it is after the end; quotations stay as they are."""
    return quotations_held(text, lambda told: _passed(told, end))


def _passed(text: str, end: date) -> str:
    spans = [s for s in find_dates(text, pack("en"), end) if s.kind in ("full", "partial", "weekday")]
    if not spans or max(s.last_on for s in spans) > end or _OPEN.search(text):
        return text
    text = _LEFT_FOR.sub(r"\g<head>would ", text)
    text = _WILL.sub(lambda m: f"would{m['rest']}", text)
    text = _IS.sub(lambda m: f"{_was(m['be'])}{m['set']}{m['rest']}", text)
    found = _FRONT.match(text)
    if found:
        then = _was(found["be"]) if found["be"] else "would"
        text = text[: found.start("will")] + then + text[found.end("will") :]
    return text


def _was(be: str) -> str:
    return "was" if be == "is" else "were"
