"""What a reader knows already: persons by their family names, countries without their long forms (house-style 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from torimatome.compose.wording import outside_quotes
from torimatome.model import Article, Block, BlockKind, Sentence


def families(people: Iterable[str], articles: Sequence[Article]) -> dict[str, str]:
    """Full name -> family name, of those whom the sources themselves call by it and who share it with nobody."""
    text = " ".join(f"{a.headline}. {a.text}" for a in articles)
    known = [name for name in sorted(set(people)) if len(name.split()) > 1 and name in text]
    found = {}
    for name in known:
        last = name.split()[-1]
        others = {m[1] for m in re.finditer(rf"\b([^\W\d_a-z][\w’'-]+) {re.escape(last)}\b", text)}
        own = set(name.split())
        alone = any(_ends(m[1]) for m in re.finditer(rf"(\S+)\s+{re.escape(last)}(?![\w’'-]*\w)", text))
        if alone and not any(first not in own and _given(first, last, known) for first in others):
            found[name] = last
    return found


def _ends(before: str) -> bool:
    """Whether the word before a family name is no part of the name: it is small, or ends a sentence."""
    return not before[:1].isupper() or (len(before) > 3 and before[-1] in ".!?")


def _given(first: str, last: str, known: Sequence[str]) -> bool:
    """Whether the word before a family name is another person's given name."""
    return any(name.split()[0] == first and name.split()[-1] == last for name in known)


def by_family(body: Sequence[Block], short: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks, a person named in full once and by the family name afterwards."""
    seen: set[str] = set()
    blocks = []
    for block in body:
        if block.kind is BlockKind.SUBHEADING:
            blocks.append(block)
            continue
        seen |= {name for name in short if name in (block.lead or "")}
        blocks.append(replace(block, sentences=tuple(_shorter(s, short, seen) for s in block.sentences)))
    return tuple(blocks)


def _shorter(sentence: Sentence, short: Mapping[str, str], seen: set[str]) -> Sentence:
    text = sentence.text
    for name, last in short.items():
        if name not in text:
            continue
        first = text.index(name) + len(name)
        head, rest = ("", text) if name in seen else (text[:first], text[first:])
        if len(re.findall(r"[\"“”]", head)) % 2:
            continue
        text = head + outside_quotes(rest, partial(_put, name, last))
        seen.add(name)
    return sentence if text == sentence.text else Sentence(text=text, citations=sentence.citations)


def _put(name: str, last: str, text: str) -> str:
    return text.replace(name, last)
