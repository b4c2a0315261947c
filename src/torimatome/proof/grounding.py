"""Each sentence against the passages it cites: quotations, polarity, holders, hedges and marks of distance (F3, F4, C3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from torimatome.lang.text import fold
from torimatome.lang.text import sentences as sentences_of
from torimatome.model import Citation, Finding, Item, Sentence
from torimatome.proof.context import ERROR, HINT, WARNING, Context, finding, quoted, sentences

_QUOTE = re.compile(r"[\"“]([^\"“”]{3,}?)[\"”]")
_NOT = re.compile(
    r"\b(?:not|never|no longer|cannot|neither|nor|without|denied|denies|deny|refused|refuses|rejected|rejects|failed to|declined to|none|no)\b|n[’']t\b"
)
_SAY = r"(?:said|says|told|stated|noted|added|stressed|emphasi[sz]ed|underlined|announced|argued|warned|claimed|wrote|called|explained|confirmed|recalled|reported)"
_HOLDER = re.compile(rf"\b([A-ZÀ-ÞƏŞÇĞİÖÜ][\w’'-]+),? (?:also |has |had |repeatedly )*{_SAY}\b")
_NO_NAME = frozenset(
    {
        "He",
        "She",
        "They",
        "It",
        "The",
        "Who",
        "This",
        "That",
        "Minister",
        "President",
        "Ministry",
        "Service",
        "Agency",
        "Office",
    }
)
_HEDGE = re.compile(
    r"\b(?:alleged(?:ly)?|reportedly|purported(?:ly)?|supposed(?:ly)?|unconfirmed|apparently)\b", re.IGNORECASE
)
_DISTANCE = re.compile(r"[“\"]([A-Za-z][\w’' -]{2,40}?)[”\"]|\bso-called ([A-Za-z][\w-]+(?: [A-Z][\w-]+){0,3})")
_KEPT_DISTANCE = re.compile(
    r"[“”\"]|so-called|what (?:he|she|they|it) (?:calls?|called|described)|according to|alleg|claim|accus|charge",
    re.IGNORECASE,
)
_MARKS, _FROM_BEFORE = re.compile(r"[“”\"]"), re.compile(r"^[^“”\"]*[,.!?…][”\"](?=\s|$)")
_OVERLAP = 0.6
"""A cited sentence is what a sentence was made of when it holds so much of its longer words. Chosen; polarity is compared nowhere else."""


def quotations(item: Item, context: Context) -> Iterator[Finding]:
    """What stands in quotation marks stands so in a page that is cited."""
    for sentence in sentences(item):
        pages = context.cited(sentence)
        if not pages or not all(page.language.startswith("en") for page in pages):
            continue
        known = [_plain(page.headline + " " + page.text) for page in pages]
        for match in _QUOTE.finditer(sentence.text):
            parts = [p for p in re.split(r"\.\.\.|…|\[[^\]]*\]", match[1]) if len(p.split()) > 1]
            if lost := next((p for p in parts if not any(_plain(p) in text for text in known)), ""):
                yield finding("quotation-changed", ERROR, f"{quoted(lost.strip())} is not so in the pages cited.",
                              "Quote word for word, or take the marks off.", item=item, at="body")  # fmt: skip


def _plain(text: str) -> str:
    """Small letters and figures only: marks and their kinds are the house's."""
    return " ".join(re.findall(r"\w+", fold(text.replace("’", "").replace("'", ""))))


def polarity(item: Item, context: Context) -> Iterator[Finding]:
    """A sentence denies where its passage denies, and only there."""
    for sentence, passage in _passages(item, context):
        mine, theirs = _NOT.search(_unquoted(sentence.text)), _NOT.search(_unquoted(passage))
        if bool(mine) != bool(theirs):
            word = quoted((mine or theirs or [""])[0])
            where = "the sentence" if mine else "the passage"
            yield finding("negation-changed", ERROR, f"{where.capitalize()} says {word}, {'the passage' if mine else 'the sentence'} "
                          f"does not: {quoted(sentence.text)}.", "Say what the passage says.", item=item, at="body")  # fmt: skip


def holders(item: Item, context: Context) -> Iterator[Finding]:
    """Who says it in the sentence says it in the passage."""
    for sentence, passage in _passages(item, context):
        mine, theirs = _holders(sentence.text), _holders(passage)
        if mine and theirs and not mine & theirs and not any(fold(name) in fold(passage) for name in mine):
            yield finding("holder-changed", WARNING, f"{', '.join(sorted(mine))} says it here, {', '.join(sorted(theirs))} in the passage.",
                          "Give the words to who said them.", item=item, at="body")  # fmt: skip


def _holders(text: str) -> set[str]:
    return {m[1] for m in _HOLDER.finditer(text)} - _NO_NAME


def hedges(item: Item, context: Context) -> Iterator[Finding]:
    """A hedge and a mark of distance come along with what they stand by."""
    for sentence, passage in _passages(item, context):
        if (
            (hedge := _HEDGE.search(passage))
            and not _HEDGE.search(sentence.text)
            and not _KEPT_DISTANCE.search(sentence.text)
        ):
            yield finding("hedge-cut", WARNING, f"The passage says {quoted(hedge.group())}, {quoted(sentence.text)} does not.",
                          "Keep the hedge.", item=item, at="body")  # fmt: skip
        for match in _DISTANCE.finditer(passage):
            words = match[1] or match[2]
            bare = re.sub(r"[“\"][^”\"]*[”\"]", "", sentence.text)
            if (
                len(words.split()) <= 4
                and words[-1:] not in ".,!?"
                and re.search(rf"(?<!so-called )\b{re.escape(words)}\b", bare)
                and not _KEPT_DISTANCE.search(sentence.text)
            ):
                yield finding("distance-cut", HINT, f"The passage has {quoted(words)} at a distance, the item takes the words over.",
                              "Set the quotation marks, or say whose words they are.", item=item, at="body")  # fmt: skip


def _unquoted(text: str) -> str:
    """Without what is quoted, also where the quotation began in the sentence before or goes on in the next."""
    if len(_MARKS.findall(text)) % 2:
        text = _FROM_BEFORE.sub("", text)
    return re.sub(r"[“\"][^”\"]*(?:[”\"]|$)", "", text).lower()


def _passages(item: Item, context: Context) -> Iterator[tuple[Sentence, str]]:
    """Each sentence with the one English sentence it was made of, where that is plain."""
    for sentence in sentences(item):
        found = [p for c in sentence.citations for p in _pieces(c, context)]
        best = max(found, key=lambda p: _share(sentence.text, p), default="")
        if best and _share(sentence.text, best) >= _OVERLAP and len(sentence.citations) == 1:
            yield sentence, best


def _pieces(citation: Citation, context: Context) -> list[str]:
    page = context.article(citation)
    if page is None or citation.in_headline or not page.language.startswith("en"):
        return []
    return [span.text for span in sentences_of(page.text[citation.start : citation.end], context.pack("en"))]


def _share(text: str, passage: str) -> float:
    words = {w for w in fold(text).split() if len(w) > 3}
    return len(words & set(fold(passage).split())) / len(words) if len(words) > 2 else 0.0
