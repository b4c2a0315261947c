"""The English itself: articles, spelling, capitals, end marks, marks of quotation (C3, C9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from torimatome.model import BlockKind, Finding, Item
from torimatome.proof.context import HINT, WARNING, Context, finding, quoted, texts
from torimatome.proof.mending import ended, once, paired, swap

_A = re.compile(r"\ba (?=[aeio][a-z]{2})(?!one|once|eu|ew)(\w+)")
_AN = re.compile(r"\b[Aa]n (?=[bcdfgjklmnpqrstvwyz][a-z]{2})(\w+)|\b[Aa]n (?=h(?!our|onest|onor|onour|eir))(h[a-z]+)")
_NO_ARTICLE = re.compile(
    r"\b(?:delivered|submitted|presented|adopted|issued|held|gave|made|signed) (?:report|meeting|statement|resolution|speech|agreement|decree|"
    r"press conference|ceremony|memorandum)\b"
)
_ARRIVES_TO = re.compile(r"\barriv(?:es?|ed|ing) to (?=[A-Z])")
_CAPITAL = re.compile(r"[a-z)”\"]{2}[.!?] ([a-z]\w*)")
_ABBREVIATED = re.compile(
    r"\b(?:vs|approx|etc|e\.g|i\.e|cf|no|art|p|pp|vol|Inc|Co|Ltd|St|Gen|Col|Lt|Maj|Dr|Mr|Mrs|Ms|Prof|Sen|Rep|U\.S|a\.m|p\.m)\.$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:…。！？]['’”\"»)\]*]*$")
_WORD = re.compile(r"(?<![A-Za-zÀ-ɏ0-9’'@#/.-])[A-Za-z]{7,}(?![A-Za-zÀ-ɏ0-9@/-])")
_LONG = 8
_SHORTEST_JAPANESE = 40
_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "ing",
    "ly",
    "al",
    "ally",
    "er",
    "ers",
    "or",
    "ors",
    "ion",
    "ions",
    "ment",
    "ments",
    "’s",
    "'s",
)


def articles(item: Item, _: Context) -> Iterator[Finding]:
    """A before a consonant, an before a vowel, one of them before a thing that is told first."""
    for at, text in _texts(item):
        for form, mend in ((_A, "Write an."), (_AN, "Write a.")):
            for match in form.finditer(text):
                yield finding("article", WARNING, f"The article is wrong in {quoted(match.group())}.", mend, item=item, at=at,
                              mend=swap(match.group(), _other_article(match.group())))  # fmt: skip
        for match in _NO_ARTICLE.finditer(text) if at == "body" else ():
            yield finding(
                "article", HINT, f"{quoted(match.group())} has no article.", "Add a, an or the.", item=item, at=at
            )
        for match in _ARRIVES_TO.finditer(text):
            yield finding(
                "preposition",
                HINT,
                f"{quoted(match.group().strip())}: one arrives in or at.",
                "Write in or at.",
                item=item,
                at=at,
                mend=swap(match.group().rstrip(), f"{match.group().split()[0]} in"),
            )


def spelling(item: Item, context: Context) -> Iterator[Finding]:
    """A long word that is one letter away from a word of the field, or from one that the issue has often."""
    for at, text in _texts(item):
        for match in _WORD.finditer(text):
            if meant := _meant(match.group(), context):
                yield finding(
                    "spelling",
                    WARNING,
                    f"{quoted(match.group())} may be a slip for “{meant}”.",
                    f"Write {_cased(meant, match.group())}.",
                    item=item,
                    at=at,
                    mend=swap(match.group(), _cased(meant, match.group())),
                )


def _other_article(words: str) -> str:
    """A for an, an for a."""
    article, _, noun = words.partition(" ")
    return f"{article[0] if len(article) == 2 else f'{article}n'} {noun}"


def _cased(word: str, like: str) -> str:
    """A word with a capital where another has one."""
    return word.capitalize() if like[0].isupper() else word


def _meant(word: str, context: Context) -> str:
    small = word.lower()
    known = lexicon()
    if small in known or any(
        small.removesuffix(e) in known or small.removesuffix(e) + "e" in known for e in _ENDINGS if small.endswith(e)
    ):
        return ""
    if word[0].isupper() and context.words[word] > 1:
        return ""
    return next((near for near in _near(small) if len(near) >= _LONG and near in _words()), "")


def _near(word: str) -> Iterator[str]:
    """The words of which a slip of one finger makes this one: two letters turned, one left out, one struck twice or beside.

    Another letter is believed a slip only where three letters stand together that no word of the field has.
    """
    letters = "abcdefghijklmnopqrstuvwxyz"
    for n in range(1, len(word) - 1):
        if word[n] in word[n - 1] + word[n + 1]:
            yield word[:n] + word[n + 1 :]
        if n < len(word) - 2:
            yield word[:n] + word[n + 1] + word[n] + word[n + 2 :]
        if any(word[k : k + 3] not in _threes() for k in range(max(0, n - 2), min(n + 1, len(word) - 2))):
            yield word[:n] + word[n + 1 :]
            yield from (word[:n] + c + word[n + 1 :] for c in letters)
    for n in range(1, len(word)):
        yield from (word[:n] + c + word[n:] for c in letters)


@cache
def _threes() -> frozenset[str]:
    """All that three letters make in the words of the field."""
    return frozenset(word[k : k + 3] for word in lexicon() for k in range(len(word) - 2))


@cache
def _words() -> frozenset[str]:
    """Long words of the field."""
    return frozenset((resources.files("torimatome.proof") / "words.txt").read_text("utf-8").split())


@cache
def lexicon() -> frozenset[str]:
    """The words of the field, and what English makes of them."""
    words = _words()
    return words | {w + s for w in words for s in ("s", "ed", "ing", "ly", "al")} | {
        w[:-1] + s for w in words for s in ("ing", "ed", "ies", "ied", "ion", "ions", "or", "ors", "able", "ously") if w[-1] in "ey"}  # fmt: skip


def capitals(item: Item, _: Context) -> Iterator[Finding]:
    """A sentence begins with a capital."""
    for at, text in _texts(item):
        for match in _CAPITAL.finditer(text) if at != "headline.ja" else ():
            if not _ABBREVIATED.search(text[: match.start(1) - 1]):
                yield finding("capital-missing", WARNING, f"After a full stop stands a small letter: {quoted(match.group())}.",
                              "Write a capital, or take the stop out.", item=item, at=at,
                              mend=once(match.group(), match.group()[: -len(match[1])] + match[1][0].upper() + match[1][1:]))  # fmt: skip


def end_marks(item: Item, _: Context) -> Iterator[Finding]:
    """A paragraph ends with a full stop or what stands for one."""
    for n, block in enumerate(item.body):
        text = block.text.rstrip()
        leads = n + 1 < len(item.body) and item.body[n + 1].kind in {BlockKind.LIST_ITEM, BlockKind.QUOTATION}
        if block.kind is BlockKind.PARAGRAPH and len(text.split()) > 6 and not leads and not _ENDED.search(text):
            yield finding("stop-missing", WARNING, f"The paragraph ends without a mark: {quoted(text[-30:])}.", "Set the full stop.",
                          item=item, at="body", mend=ended(item, text[-30:], "."))  # fmt: skip


def stops_in_prose(item: Item, _: Context) -> Iterator[Finding]:
    """A paragraph of Japanese prose ends with a full stop."""
    for block in item.body:
        text = block.text.rstrip()
        if (
            block.kind is BlockKind.PARAGRAPH
            and len(text) > _SHORTEST_JAPANESE
            and re.search(r"[\u3041-\u3096]$", text)
        ):
            yield finding("stop-missing", WARNING, f"The paragraph ends without a mark: {quoted(text[-12:])}.", "Set the full stop.",
                          item=item, at="body", mend=ended(item, text[-12:], "。"))  # fmt: skip


def quotation_marks(item: Item, _: Context) -> Iterator[Finding]:
    """One kind of quotation mark in a text, and the same at both ends."""
    text = "\n".join(text for _, text in _texts(item))
    if '"' in text and re.search("[“”]", text):
        yield finding("quotation-marks", HINT, "The item mixes straight and curly quotation marks.", "Write “ and ” throughout.",
                      item=item, at="body", mend=paired("“", "”"))  # fmt: skip


def _texts(item: Item) -> Iterator[tuple[str, str]]:
    yield "headline.en", item.headline("en")
    yield from texts(item)
