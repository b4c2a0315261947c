"""Lines for people: where an item comes from, what the desk holds, whether its files agree."""

from __future__ import annotations

from collections.abc import Iterator

from torimatome.analysis.revisions import revised
from torimatome.archive import provenance
from torimatome.archive.ways import way_of
from torimatome.desk import Desk
from torimatome.lang.text import counted
from torimatome.model import Block, Citation, Item, Role
from torimatome.store import Store


def trace(desk: Desk, item_id: str) -> Iterator[str]:
    """Sentence -> citation -> article -> snapshot -> url, time."""
    found = desk.store.archive.get(item_id)
    if found and found.origin == "import":
        yield from provenance(desk.store, found)
        return
    _, item = desk.item(item_id)
    yield f"{item.headline('ja')}"
    yield f"{item.headline('en')}"
    for language, headline in item.headlines.items():
        yield f"   headline {language}: {headline.how}, sure {headline.sure:.2f}"
        for citation in headline.citations:
            yield from _place(desk, citation)
    for block in _blocks(item):
        for sentence in block.sentences:
            yield ""
            yield sentence.text
            for citation in sentence.citations:
                yield from _place(desk, citation)
            if not sentence.citations:
                yield "   (no source: written by a person, or imported)"


def _blocks(item: Item) -> Iterator[Block]:
    yield from item.body
    for note in item.notes:
        yield from note.blocks


def _place(desk: Desk, citation: Citation) -> Iterator[str]:
    article = desk.store.articles.get(citation.article, citation.revision)
    if article is None:
        yield f"   article {citation.article} revision {citation.revision} is not in this desk"
        return
    source = desk.source(article)
    text = article.headline if citation.in_headline else article.text
    when = f"{source.published_at:%d.%m.%Y %H:%M %z}" if source.published_at else "no date"
    fetched = f"{source.fetched_at:%Y-%m-%dT%H:%M:%SZ}" if source.fetched_at else "unknown"
    page = None if citation.in_headline else article.page_at(citation.start)
    where = f"revision {article.revision}, page {page}" if page else f"revision {article.revision}"
    yield f"   <- {source.attribution}, {when}, {where}: “{text[citation.start : citation.end]}”"
    yield f"      {source.url}  (fetched {fetched}, snapshot {source.snapshot})"
    yield from (f"      {line}" for line in way_of(article))


def status(desk: Desk) -> Iterator[str]:
    """What the desk holds, and what went wrong lately."""
    store = desk.store
    yield f"{desk.folder.path}: profile {desk.folder.house.profile}, following {counted(len(desk.folder.outlets), 'outlet')}"
    yield f"{counted(sum(1 for _ in store.captures.all()), 'snapshot')}, {counted(len(store.articles.all()), 'article')}"
    yield f"{counted(store.archive.count(), 'item')} of past issues and archive pages, {counted(len(store.bulletins.ids()), 'bulletin')} of this desk"
    yield from unfollowed(desk)
    yield from _changes(store)
    if reserved := store.pages.reserved():
        yield "pages with reservations: " + ", ".join(f"{right} {count}" for right, count in sorted(reserved.items()))
    yield from _lost(desk)
    yield from _waiting(desk)
    for noted in store.problems.recent(20):
        yield f"{noted.last_at:%Y-%m-%d %H:%M} {noted.problem.stage}: {noted.problem.message}"


def unfollowed(desk: Desk) -> Iterator[str]:
    """A sentence, where outlets have a file in the desk's folder and are not followed."""
    if aside := desk.folder.unfollowed:
        yield f"in outlets/, but not followed: {', '.join(aside)}; to follow them, add their ids to `follow` in desk.toml"


def _changes(store: Store) -> Iterator[str]:
    """How many articles their outlets changed, and how many in a way that matters."""
    again = [store.articles.revisions(a.id) for a in store.articles.all() if a.revision > 1]
    if again:
        matters = sum(revised(found[0], found[-1]).matters for found in again)
        yield f"changed by their outlets: {counted(len(again), 'article')}, {matters} of them in headline, figure or name"


def _lost(desk: Desk) -> Iterator[str]:
    """A sentence, where the database was lost and the pages were not."""
    if _has_unread_only(desk.store) and not _remembers_a_round(desk):
        yield (
            "there are pages but no articles, as after the loss of the database; `restore` a backup, or"
            " `rebuild` from the pages and `import` the past issues again"
        )


def _waiting(desk: Desk) -> Iterator[str]:
    """A sentence, where a first round fetched pages and none is read yet: it goes on, or was cut short."""
    if _has_unread_only(desk.store) and _remembers_a_round(desk):
        yield "the pages are not read yet: a round is under way or was cut short; the next `collect` reads them"


def _has_unread_only(store: Store) -> bool:
    return not store.articles.all() and any(store.captures.all(Role.PAGE))


def _remembers_a_round(desk: Desk) -> bool:
    """Whether this database saw the pages come: it knows how a feed stands. One that was lost and made anew does not."""
    return any(desk.store.feeds.state(feed.url) for outlet in desk.folder.outlets.values() for feed in outlet.feeds)


def doctor(desk: Desk) -> list[str]:
    """Faults of the desk's files: a snapshot whose bytes are not what was kept, an article without its snapshot."""
    faults = []
    known = set()
    for snapshot in desk.store.captures.all():
        known.add(snapshot.id)
        try:
            desk.store.captures.body(snapshot.id)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a file is a fault to be named
            faults.append(f"snapshot {snapshot.id} ({snapshot.url_asked}): {error}")
    articles = desk.store.articles.all()
    faults += _lost(desk)
    lost = (a for a in articles if a.snapshot and a.snapshot not in known)
    faults += desk.store.archive.faults()
    return [*faults, *(f"article {a.id} ({a.url}) has lost its snapshot {a.snapshot}" for a in lost)]
