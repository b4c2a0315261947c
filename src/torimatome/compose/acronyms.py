"""Acronyms spelled out at first use, where a source of the item gives the full name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from torimatome.model import Article, Block, Citation, Item, Sentence

_WORDS = r"(?:[A-Z][\w’'-]*|of|for|and|the|on|in|to|de)"
_AFTER = re.compile(rf"\b((?:[A-Z][\w’'-]*)(?: {_WORDS}){{1,9}})[\"”’]?(?:,| \()\s?[\"“]?([A-Z]{{3,8}})\b[),\"”]")
# TRP (Norland Route for Peace), TRP, or the Norland Route for Peace
_BEFORE = re.compile(
    rf"\b([A-Z]{{3,8}})(?: \(|, (?:or )?)(?:the )?[\"“]?((?:[A-Z][\w’'-]*)(?: {_WORDS}){{1,9}})[\"”]?[),.]"
)
_STANDS_FOR = re.compile(rf"\b([A-Z]{{3,8}}) stands for (?:the )?((?:[A-Z][\w’'-]*)(?: {_WORDS}){{1,9}})")
_KNOWN = frozenset({"USA", "NATO", "CEO", "BBC", "CNN", "CIS", "UAE"})


@dataclass(frozen=True, slots=True)
class Expansion:
    """The full name behind an acronym and where a source says so."""

    full: str
    citation: Citation


def expansions(articles: Iterable[Article]) -> dict[str, Expansion]:
    """Acronym -> full name, as the articles give it, the first of them."""
    found: dict[str, Expansion] = {}
    for article in articles:
        hits = [(m[2], m[1], m) for m in _AFTER.finditer(article.text)]
        hits += [(m[1], m[2], m) for pattern in (_STANDS_FOR, _BEFORE) for m in pattern.finditer(article.text)]
        for short, full, m in hits:
            whole = _spelled(full, short)
            if whole and short not in _KNOWN:
                place = Citation(article=article.id, revision=article.revision, start=m.start(), end=m.end())
                found.setdefault(short, Expansion(whole, place))
    return found


def _spelled(full: str, short: str) -> str | None:
    """The tail of the phrase whose capitals spell the acronym."""
    words = full.split()
    for first in range(len(words)):
        capitals = "".join(w[0] for w in words[first:] if w[0].isupper())
        if capitals == short and words[first][0].isupper():
            return " ".join(words[first:])
    return None


def spell_out(sentences: Iterable[Sentence], known: Mapping[str, Expansion]) -> tuple[Sentence, ...]:
    """The sentences with each known acronym spelled out where it first stands."""
    told: set[str] = set()
    out = []
    for sentence in sentences:
        text, cited = sentence.text, sentence.citations
        for short, meaning in known.items():
            if short in told or not re.search(rf"\b{short}\b", text):
                continue
            told.add(short)
            if meaning.full not in text:
                text = re.sub(rf"\b{short}\b(?!\))", f"{short} ({meaning.full})", text, count=1)
                cited = (*cited, meaning.citation)
        out.append(Sentence(text=text, citations=cited))
    return tuple(out)


_OURS = re.compile(r"\b([A-Z]{3,8}) \(([^()]+)\)")


def once(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items of an issue in their order, each acronym spelled out in the first of them only (C8)."""
    seen: set[str] = set()
    return tuple(_item_once(item, seen) for item in items)


def _item_once(item: Item, seen: set[str]) -> Item:
    body = tuple(_block_once(block, seen) for block in item.body)
    notes = tuple(replace(n, blocks=tuple(_block_once(b, seen) for b in n.blocks)) for n in item.notes)
    return replace(item, body=body, notes=notes) if (body, notes) != (item.body, item.notes) else item


def _block_once(block: Block, seen: set[str]) -> Block:
    sentences: Sequence[Sentence] = [
        replace(s, text=_OURS.sub(lambda m: _again(m, seen), s.text)) if s.citations else s for s in block.sentences
    ]
    return replace(block, sentences=tuple(sentences))


def _again(found: re.Match[str], seen: set[str]) -> str:
    """The acronym alone where it was spelled out before; what stands in brackets for another reason stays."""
    if _spelled(found[2], found[1]) != found[2]:
        return found.group()
    known = found[1] in seen
    seen.add(found[1])
    return found[1] if known else found.group()


def back_in(items: Iterable[Item], left_out: Iterable[Item]) -> tuple[Item, ...]:
    """The items of an issue, what only an item left out spelled out put where it now stands first (C8)."""
    lost = {short: found for item in left_out for short, found in _spelled_in(item)}
    seen: set[str] = set()
    return tuple(_item_again(item, lost, seen) for item in items)


def _spelled_in(item: Item) -> Iterator[tuple[str, Expansion]]:
    """The acronyms that an item spells out, and on which place."""
    for block in (*item.body, *(b for n in item.notes for b in n.blocks)):
        for sentence in block.sentences:
            for found in _OURS.finditer(sentence.text):
                if sentence.citations and _spelled(found[2], found[1]) == found[2]:
                    yield found[1], Expansion(found[2], sentence.citations[-1])


def _item_again(item: Item, lost: Mapping[str, Expansion], seen: set[str]) -> Item:
    """An item with each lost name put back, unless an item before it has it."""
    blocks = []
    for block in item.body:
        said = [_sentence_again(s, lost, seen) for s in block.sentences]
        blocks.append(replace(block, sentences=tuple(said)) if said != list(block.sentences) else block)
    return replace(item, body=tuple(blocks)) if tuple(blocks) != item.body else item


def _sentence_again(sentence: Sentence, lost: Mapping[str, Expansion], seen: set[str]) -> Sentence:
    """A sentence of ours with the lost names; what a person wrote, with no place behind it, stays."""
    for short, meaning in lost.items():
        if short in seen or not re.search(rf"\b{short}\b", sentence.text):
            continue
        seen.add(short)
        if meaning.full not in sentence.text and sentence.citations:
            text = re.sub(rf"\b{short}\b(?!\))", f"{short} ({meaning.full})", sentence.text, count=1)
            sentence = Sentence(text=text, citations=(*sentence.citations, meaning.citation))
    return sentence
