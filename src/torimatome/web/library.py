"""Questions that the pages put to a desk: bulletins and items wherever they stand, articles with their places lit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from torimatome.desk import Desk
from torimatome.errors import NotFound
from torimatome.model import Article, Block, Bulletin, Citation, Coverage, Headline, Item, Sentence
from torimatome.web.passages import Shown, by_article, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article beside others: how it stands to their event, and whether the item in question cites it."""

    article: Article
    attribution: str
    coverage: Coverage | None
    cited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that an item says, and the places that say so. what: headline, body or note."""

    what: str
    language: str
    text: str
    places: Sequence[Shown]
    headline: Headline | None = None


class Library:
    """The reading side of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def bulletin(self, key: str) -> Bulletin:
        """A bulletin of this desk, or an imported one. NotFound: there is none."""
        if key in self.desk.store.bulletins.ids():
            return self.desk.bulletin(key)
        return self.desk.store.archive.bulletin(key) or self.desk.bulletin(key)

    def is_own(self, key: str) -> bool:
        """Whether a bulletin was drafted by this desk: only such a one has evidence to be read against."""
        return key in self.desk.store.bulletins.ids()

    def item(self, key: str) -> tuple[Bulletin | None, Item]:
        """An item, drafted here or imported, with the bulletin that it stands in if it stands in one. NotFound."""
        try:
            return self.desk.item(key)
        except NotFound:
            found = self.desk.store.archive.get(key)
            if found is None:
                raise
            return self.bulletin(found.bulletin) if found.bulletin else None, found.item

    def article(self, key: str, revision: str = "") -> Article:
        """One revision of an article, the latest unless another is asked for. NotFound: there is none."""
        revisions = self.desk.store.articles.revisions(key)
        if not revisions:
            raise NotFound(f"There is no article {key!r} in this desk.")
        if not revision:
            return revisions[-1]
        found = next((a for a in revisions if str(a.revision) == revision), None)
        if found is None:
            raise NotFound(f"The article {key!r} has no revision {revision!r}.")
        return found

    def before(self, article: Article) -> Article | None:
        """The revision that stood before this one."""
        revisions = self.desk.store.articles.revisions(article.id)
        at = [a.revision for a in revisions].index(article.revision)
        return revisions[at - 1] if at else None

    def passages(self, citations: Iterable[Citation]) -> list[Shown]:
        """The cited articles, each once, with all its cited passages lit."""
        return [
            shown(article, self.desk.source(article), places)
            for (key, revision), places in by_article(citations).items()
            if (article := self.article(key, str(revision)))
        ]

    def told(self, item: Item) -> list[Told]:
        """What an item says, sentence by sentence, each with its places."""
        found = [
            Told(what="headline", language=code, text=h.text, places=self._known(h.citations), headline=h)
            for code, h in sorted(item.headlines.items(), reverse=True)
        ]
        found += [self._said("body", sentence) for sentence in _sentences(item.body)]
        found += [self._said("note", s) for note in item.notes for s in _sentences(note.blocks)]
        return found

    def _said(self, what: str, sentence: Sentence) -> Told:
        return Told(what=what, language="en", text=sentence.text, places=self._known(sentence.citations))

    def _known(self, citations: Iterable[Citation]) -> list[Shown]:
        """The places that this desk has; an item of a desk that lost an article still has a page."""
        get = self.desk.store.articles.get
        return self.passages(c for c in citations if get(c.article, c.revision))

    def reports(self, articles: Iterable[str], cited: Iterable[str] = ()) -> list[Report]:
        """Articles in order of publication, with their part in their event."""
        named = frozenset(cited)
        found = [a for a in map(self.desk.store.articles.latest, dict.fromkeys(articles)) if a]
        return [
            Report(
                article=a, attribution=self.desk.source(a).attribution, cited=a.id in named,
                coverage=self.desk.store.events.coverage_of(a.id),
            )
            for a in sorted(found, key=_age)
        ]  # fmt: skip

    def others(self, article: Article, coverage: Coverage | None) -> list[Report]:
        """The other articles of the same event."""
        if coverage is None:
            return []
        told = self.desk.store.events.coverage(coverage.event)
        return self.reports(c.article for c in told if c.article != article.id)

    def cited_in(self, article: Article) -> list[tuple[Bulletin, Item]]:
        """The items of this desk's bulletins that stand on an article."""
        bulletins = map(self.desk.bulletin, self.desk.store.bulletins.ids())
        return [(b, i) for b in bulletins for i in b.items if article.id in i.articles]


def places(item: Item) -> list[Citation]:
    """Every citation of an item."""
    blocks = [*item.body, *(block for note in item.notes for block in note.blocks)]
    return [
        *(c for headline in item.headlines.values() for c in headline.citations),
        *(c for sentence in _sentences(blocks) for c in sentence.citations),
    ]


def _sentences(blocks: Iterable[Block]) -> Iterable[Sentence]:
    return (sentence for block in blocks for sentence in block.sentences)


def _age(article: Article) -> tuple[bool, float, str]:
    at = article.published.at if article.published else None
    return (at is None, at.timestamp() if at else 0.0, article.id)
