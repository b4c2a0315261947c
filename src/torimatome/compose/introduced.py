"""Who or what an item names by half: put in full where it first stands, as the sentence's own article has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from torimatome.compose.wording import outside_quotes
from torimatome.model import Article, Block, BlockKind, Citation, Sentence

_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_FAMILY = re.compile(rf"(?<![\w’'.-])(?<!{chr(39)})({_CAPITAL})(?!['’]?[\w-])(?! {_CAPITAL})")
_OFFICE = r"(?:[Ss]pokes(?:person|man|woman)|[Ll]awyer|[Oo]mbudsman|[Pp]rosecutor|[Hh]istorian|[Aa]nalyst)"
_NOUN = "Conference|Council|Commission|Committee|Forum|Summit|Assembly|Charter|Declaration|Organi[sz]ation"
_BARE = re.compile(rf"\b[Tt]he ({_NOUN})\b(?! (?:of|on|for|in|between)\b| {_CAPITAL}|['’-])")


_MINISTRY = re.compile(
    rf"\bMinistry of {_CAPITAL}(?:(?: and| of)? {_CAPITAL})*|\b(?!The\b){_CAPITAL} (?:{_CAPITAL} )?Ministry\b"
)
_MINISTER = re.compile(rf"\bMinister of {_CAPITAL}(?:(?: and| of)? {_CAPITAL})*")


def introduced(
    blocks: Sequence[Block], articles: Iterable[Article], people: Iterable[str], known: str = ""
) -> tuple[Block, ...]:
    """The blocks, each person and each conference or council in full at its first mention.

    people: full names. known: what the reader has read before these blocks.
    """
    by_id = {a.id: a for a in articles}
    people = tuple(people)
    full = _by_family(people)
    told = []
    for block in blocks:
        sentences = []
        for sentence in block.sentences if block.kind is not BlockKind.SUBHEADING else ():
            known = f"{known} {block.lead or ''}"
            sentences.append(_in_full(sentence, by_id, full, people, known))
            known = f"{known} {sentences[-1].text}"
        told.append(replace(block, sentences=tuple(sentences)) if sentences else block)
        known = f"{known} {block.text}"
    return tuple(told)


def _by_family(people: Iterable[str]) -> dict[str, str]:
    """Family name -> full name, of those who share it with nobody."""
    names: dict[str, set[str]] = {}
    for name in people:
        names.setdefault(name.split()[-1], set()).add(name)
    return {family: next(iter(found)) for family, found in names.items() if len(found) == 1}


def _in_full(
    sentence: Sentence, by_id: Mapping[str, Article], full: Mapping[str, str], people: Sequence[str], known: str
) -> Sentence:
    article = by_id.get(sentence.citations[0].article) if sentence.citations else None
    if article is None:
        return sentence
    text, cited = sentence.text, list(sentence.citations)
    for short, whole, place in (
        *_persons(text, article, full, known),
        *_bodies(text, article, known),
        *_ministry(text, article, people, known),
    ):
        ours = _put(text, short, whole)
        if ours != text:
            text = ours
            cited.append(place)
    return sentence if text == sentence.text else Sentence(text=text, citations=tuple(cited))


def _put(text: str, short: str, whole: str) -> str:
    """The text with the first mention outside quotations in full."""
    left = [1]

    def change(piece: str) -> str:
        if not left or not re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", piece):
            return piece
        left.clear()
        return re.sub(rf"(?<![\w-]){re.escape(short)}(?![\w-])", lambda _: whole, piece, count=1)

    return outside_quotes(text, change)


def _persons(text: str, article: Article, full: Mapping[str, str], known: str) -> Iterator[tuple[str, str, Citation]]:
    """Family names that nothing before them explains, with the full name and office from the article."""
    for found in _FAMILY.finditer(text):
        name = full.get(found[1])
        before = text[: found.start()].rstrip()
        if not name or re.search(rf"\b{re.escape(found[1])}\b", f"{known} {text[: found.start()]}"):
            continue
        if re.search(rf"{_CAPITAL}$", before) and not before.endswith("."):
            continue
        told = re.search(rf"(?:(?:{_CAPITAL}(?: of)? ){{0,4}}{_OFFICE} )?{re.escape(name)}\b", article.text)
        if told:
            yield found[1], told.group(), _place(article, told)


def _bodies(text: str, article: Article, known: str) -> Iterator[tuple[str, str, Citation]]:
    """Bodies like "the Conference" that nothing before explains, where the article has one such name only."""
    for found in _BARE.finditer(text):
        noun = found[1]
        if re.search(rf"\b{noun}\b", f"{known} {text[: found.start()]}"):
            continue
        named = re.compile(
            rf"\b(?!The\b)(?:{_CAPITAL} ){{1,4}}{noun}\b|\b{noun} (?:of|on|for) (?:the )?{_CAPITAL}(?: (?:and |of )?{_CAPITAL}){{0,4}}"
        )
        hits = {re.sub(r"^The ", "", m.group()): m for m in named.finditer(article.text)}
        if len(hits) == 1:
            name, place = next(iter(hits.items()))
            yield (
                f"the {noun}" if found.group()[0] == "t" else f"The {noun}",
                f"{found.group()[:3]} {name}",
                _place(article, place),
            )


def _ministry(text: str, article: Article, people: Iterable[str], known: str) -> Iterator[tuple[str, str, Citation]]:
    """A ministry of which nothing before has told, by the one ministry or minister whom the article names."""
    found = re.search(r"\b[Tt]he ministry\b(?! of)", text)
    if not found or re.search(r"\b[Mm]inistr(?:y|ies)\b", f"{known} {text[: found.start()]}"):
        return
    hits = list(_MINISTRY.finditer(article.text)) or list(_MINISTER.finditer(article.text))
    names = {_without(m.group(), people).replace("Minister", "Ministry") for m in hits}
    if len(names) == 1:
        yield found.group(), f"{found.group()[:3]} {names.pop()}", _place(article, hits[0])


def _without(name: str, people: Iterable[str]) -> str:
    """An office without the name of who holds it behind it."""
    return next((name.removesuffix(person).rstrip() for person in people if name.endswith(person)), name)


def _place(article: Article, found: re.Match[str]) -> Citation:
    return Citation(article=article.id, revision=article.revision, start=found.start(), end=found.end())
