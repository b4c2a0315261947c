"""What the checks are given: the bulletin, the evidence under it, and small helpers to read both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce

from torimatome.lang import LanguagePack, pack
from torimatome.lang.text import fold
from torimatome.model import Article, Bulletin, Citation, Finding, Item, Mend, Outlet, Sentence, Severity
from torimatome.proof.mending import Rewrite, mend_of

ERROR, WARNING, HINT = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, kw_only=True)
class Context:
    """A bulletin under proof. articles are keyed by id, or by id@revision where a revision is meant."""

    bulletin: Bulletin
    articles: Mapping[str, Article] = field(default_factory=dict)
    outlets: Mapping[str, Outlet] = field(default_factory=dict)
    packs: Mapping[str, LanguagePack] = field(default_factory=dict)
    precedents: Sequence[Item] = ()

    def pack(self, language: str) -> LanguagePack:
        """The pack of a language: the one that was given, else the shelf's."""
        return self.packs.get(language) or pack(language)

    def article(self, citation: Citation) -> Article | None:
        """The article that a citation names."""
        return self.articles.get(f"{citation.article}@{citation.revision}") or self.articles.get(citation.article)

    def cited(self, sentence: Sentence) -> tuple[Article, ...]:
        """The articles that a sentence stands on, each once."""
        found = {c.article: a for c in sentence.citations if (a := self.article(c))}
        return tuple(found.values())

    def of_item(self, item: Item) -> tuple[Article, ...]:
        """All articles of an item that are at hand."""
        named = [a for key in item.articles if (a := self.articles.get(key))]
        cited = [a for sentence in sentences(item) for a in self.cited(sentence)]
        return tuple({a.id: a for a in (*named, *cited)}.values())

    @cached_property
    def words(self) -> Counter[str]:
        """How often each long word stands in the issue."""
        texts = (whole_text(item) for item in self.bulletin.items)
        return Counter(word for text in texts for word in re.findall(r"[A-Za-z]{7,}", text))

    @cached_property
    def past_kana(self) -> Counter[str]:
        """How often each word in kana stands in the headlines of earlier issues."""
        return Counter(word for item in self.precedents for word in re.findall(r"[ァ-ヴー]{4,}", item.headline("ja")))

    def past_of_headline(self, item: Item) -> list[Item]:
        """The items of earlier issues that have one of an item's headlines, in order."""
        found = {n: past for heading in _headings(item) for n, past in self._past_by_heading.get(heading, ())}
        return [found[n] for n in sorted(found)]

    @cached_property
    def _past_by_heading(self) -> Mapping[tuple[str, str], Sequence[tuple[int, Item]]]:
        found: dict[tuple[str, str], list[tuple[int, Item]]] = {}
        for n, item in enumerate(self.precedents):
            for heading in _headings(item):
                found.setdefault(heading, []).append((n, item))
        return found

    def past_count(self, form: str, group: Sequence[str]) -> int:
        """In how many items of earlier issues a form stands, outside the longer forms of its group."""
        longer = [other for other in group if form in other and form != other]
        return sum(
            form in reduce(lambda text, other: text.replace(other, ""), longer, text) for text in self._past_texts
        )

    def past_name(self, acronym: str) -> str:
        """How an earlier issue spelled an acronym out; empty if none did, or if they differ."""
        form = re.compile(
            rf"((?:[A-Z][\w’'-]+|of|for|and|the)(?: (?:[A-Z][\w’'-]+|of|for|and|the)){{1,7}}) \({acronym}\)"
        )
        told = [m[1] for text in self._past_texts if f"({acronym})" in text for m in form.finditer(text)]
        named = {name for words in told if (name := _with_initials(words, acronym))}
        return named.pop() if len(named) == 1 else ""

    @cached_property
    def _past_texts(self) -> tuple[str, ...]:
        return tuple(f"{item.headline('ja')}\n{whole_text(item)}" for item in self.precedents)

    @cached_property
    def attribution_forms(self) -> Mapping[str, str]:
        """Each outlet's form in an attribution, by its folded form."""
        return {fold(outlet.attribution): outlet.attribution for outlet in self.outlets.values()}


def _headings(item: Item) -> list[tuple[str, str]]:
    return [(code, fold(item.headline(code))) for code in ("ja", "en") if item.headline(code)]


def _with_initials(words: str, acronym: str) -> str:
    """The last of some words, from the one where their initials begin to make the acronym; empty if they never do."""
    parts = words.split()
    for n, part in enumerate(parts):
        initials = "".join(word[0] for word in parts[n:] if word[0].isupper())
        if part[0].isupper() and initials == acronym:
            return " ".join(parts[n:])
    return ""


def sentences(item: Item) -> Iterator[Sentence]:
    """The sentences of body and notes, in order."""
    for block in (*item.body, *(b for note in item.notes for b in note.blocks)):
        yield from block.sentences


def texts(item: Item) -> Iterator[tuple[str, str]]:
    """Body and notes, each block with the field that it is of; a note in brackets stands in the body."""
    yield from (("body", block.text) for block in item.body)
    yield from (("notes", block.text) for note in item.notes if not note.inline for block in note.blocks)


def body_text(item: Item) -> str:
    """The body in plain words, a line for each block."""
    return "\n".join(block.text for block in item.body)


def whole_text(item: Item) -> str:
    """English headline, body and notes in plain words."""
    notes = [block.text for note in item.notes for block in note.blocks]
    return "\n".join([item.headline("en"), body_text(item), *notes])


def finding(
    code: str, severity: Severity, message: str, remedy: str, *, item: Item | None = None, at: str = "",
    mend: Rewrite | Mend | None = None,
) -> Finding:  # fmt: skip
    """A finding at a field of an item, or on the issue as a whole; mend: what makes its text right, where that is sure."""
    return Finding(
        code=code, severity=severity, message=message, remedy=remedy, item=item.id if item else None, field=at,
        mend=mend_of(item, at, mend) if item and mend else None,
    )  # fmt: skip


def quoted(words: str, most: int = 60) -> str:
    """A stretch of text as a message shows it."""
    return f"“{words if len(words) <= most else words[: most - 1].rstrip() + '…'}”"
