"""From a snapshot's bytes to an Article."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from torimatome.errors import SetAside
from torimatome.extract import layouts
from torimatome.extract.blocks import Block, blocks_of, weight
from torimatome.extract.byline import byline
from torimatome.extract.dateline import split_dateline
from torimatome.extract.encoding import decode
from torimatome.extract.headline import heading, headline, key
from torimatome.extract.metadata import Metadata, read_metadata
from torimatome.extract.parts import LEAST, article_id
from torimatome.extract.prose import is_notice, paragraphs_of
from torimatome.extract.second import by_trafilatura
from torimatome.extract.times import modified, published, seen_on_page
from torimatome.extract.tree import Element, attribute, parse
from torimatome.lang import pack
from torimatome.lang.detect import detect
from torimatome.lang.text import nfc
from torimatome.model import Article, Dateline, Entry, Layout, Outlet, Published, Snapshot

_AROUND = 8
"""Blocks around the headline in which a date or a byline may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page taken apart, before anything is decided about dates and languages.

    shown is the line that stands on the page for the title.
    """

    tree: Element
    blocks: tuple[Block, ...]
    meta: Metadata
    title: str
    shown: str
    paragraphs: tuple[Block, ...]


def read_page(html: str, outlet: Outlet, entry_title: str = "", layout: Layout | None = None) -> Page:
    """Takes a page apart, by its layout as far as that holds. SetAside: it cannot be read."""
    tree = parse(html)
    meta = read_metadata(tree)
    layouts.cleared(tree, layout)
    blocks = blocks_of(tree)
    title = (layout and layouts.line(tree, layout.headline)) or headline(
        tree, meta, _houses(outlet), entry_title, blocks
    )
    shown = heading(blocks, title, meta)
    told = layouts.paragraphs(tree, blocks, layout.text) if layout else ()
    paragraphs = told or paragraphs_of(blocks, shown)
    return Page(tree=tree, blocks=blocks, meta=meta, title=nfc(title), shown=shown, paragraphs=paragraphs)


def article(
    snapshot: Snapshot,
    body: bytes,
    entry: Entry | None,
    outlet: Outlet,
    packs: Collection[str] = (),
) -> Article:
    """The article on a fetched page. SetAside: it has no text, is a list of headlines or cannot be read.

    packs are the languages of the desk (or its packs by language): they stand in where the outlet's are not known, and help with date lines.
    """
    html = decode(body, snapshot.media_type, outlet.languages)
    layout = outlet.layout_on(snapshot.fetched_at.date())
    page = read_page(html, outlet, entry.title if entry else "", layout)
    if _is_listing(page, entry):
        raise SetAside(f"{snapshot.url_reached} is a list of headlines, not an article")
    texts = _texts(page, html, entry)
    if weight(" ".join(texts)) < LEAST:
        raise SetAside(f"{snapshot.url_reached} has no text")
    language = _language(page, texts, entry, outlet.languages or tuple(packs))
    readers = [pack(code) for code in dict.fromkeys((language, *outlet.languages, *packs, "en"))]
    laid = layouts.date(page.tree, layout.date, readers, outlet.zone) if layout else None
    first = published(
        entry.published_at if entry else None,
        () if laid else page.meta.published,
        lambda: laid or seen_on_page(_around(page), readers, outlet.zone),
        outlet.zone,
        snapshot.fetched_at,
    )
    dateline, texts = _dateline(page, texts, language, outlet, first)
    if not texts:
        raise SetAside(f"{snapshot.url_reached} has no text")
    url = entry.url if entry else snapshot.url_asked
    return Article(
        id=article_id(url),
        revision=1,
        outlet=outlet.id,
        url=url,
        language=language,
        headline=page.title,
        text=nfc("\n\n".join(texts)),
        byline=(layout and layouts.line(page.tree, layout.byline)) or _byline(page, outlet, entry),
        dateline=dateline,
        published=first,
        modified_at=modified(page.meta.modified, first, outlet.zone, snapshot.fetched_at),
        category=_category(page.meta),
        snapshot=snapshot.id,
        first_seen_at=snapshot.fetched_at,
    )


def _houses(outlet: Outlet) -> tuple[str, ...]:
    hosts = [d.partition(":")[0] for d in outlet.domains]
    return (*outlet.names.values(), outlet.attribution, outlet.id.partition(".")[2], *hosts)


def _texts(page: Page, html: str, entry: Entry | None) -> tuple[str, ...]:
    """The paragraphs; where the page gives few, a second reading of it, or the feed's own full text."""
    own = tuple(b.text for b in page.paragraphs)
    if weight(" ".join(own)) < 200:
        linked = {key(b.text) for b in page.blocks if b.is_links}
        other = tuple(t for t in by_trafilatura(html) if key(t) not in linked and not is_notice(t))
        own = other if weight(" ".join(other)) > 2 * weight(" ".join(own)) + 100 else own
    if entry and entry.content:
        fed = _fed(entry.content, page.title)
        own = fed if weight(" ".join(fed)) > 2 * weight(" ".join(own)) else own
    return own


def _fed(content: str, title: str) -> tuple[str, ...]:
    try:
        tree = parse(f"<html><body><article>{content}</article></body></html>")
    except SetAside:
        return ()
    return tuple(b.text for b in paragraphs_of(blocks_of(tree), title))


def _is_listing(page: Page, entry: Entry | None) -> bool:
    """Many headlines that are links, little prose beside them, and nothing that says it is an article."""
    announced = entry is not None and key(entry.title) in {key(page.title), key(page.shown)}
    if page.meta.published or page.meta.is_article or announced:
        return False
    prose = sum(b.weight for b in page.paragraphs if b.is_prose)
    links = [b for b in page.blocks if b.is_links and b.weight >= 20]
    return len(links) >= (3 if not prose else 8) and prose * 3 < sum(b.weight for b in links)


def _language(page: Page, texts: Sequence[str], entry: Entry | None, languages: Sequence[str]) -> str:
    hint = page.meta.language or attribute(page.tree, "lang") or (entry.language if entry else None)
    return detect(f"{page.title}\n{' '.join(texts)}", languages, hint)


def _around(page: Page) -> tuple[Block, ...]:
    """The blocks between headline and text, then the few before the headline in the same column."""
    first = page.blocks.index(page.paragraphs[0]) if page.paragraphs else len(page.blocks)
    titles = [n for n, b in enumerate(page.blocks[: first + 1]) if key(b.text) == key(page.shown)]
    if not titles:
        return page.blocks[max(0, first - 3) : first]
    at = titles[-1]
    column = page.blocks[at].path[-3:]
    before = [b for b in page.blocks[max(0, at - 3) : at] if any(e in b.path for e in column[:2]) and not b.is_links]
    return (*page.blocks[at + 1 : min(first, at + 1 + _AROUND)], *before)


def _dateline(
    page: Page, texts: tuple[str, ...], language: str, outlet: Outlet, first: Published | None
) -> tuple[Dateline | None, tuple[str, ...]]:
    """The dateline, and the paragraphs without it. It may stand in a line of its own above the text."""
    own = bool(page.paragraphs) and page.paragraphs[0].text == texts[0]
    head = page.paragraphs[0] if own else Block(texts[0], (texts[0],), 0, "", ())
    names = (*_houses(outlet), *page.meta.publishers)
    on = first.at.date() if first else None
    found, rest = split_dateline(head, names, pack(language), on)
    above = page.blocks[page.blocks.index(head) - 1] if own and page.blocks.index(head) else None
    if found is None and above and key(above.text) != key(page.shown) and _beside(above, head):
        line, left = split_dateline(above, names, pack(language), on)
        found = None if left else line
    kept = [t for t in (rest, *texts[1:]) if t]
    if found and kept and _repeats(found, kept[0]):
        kept[0] = split_dateline(Block(kept[0], (kept[0],), 0, "", ()), names, pack(language), on)[1]
    return found, tuple(kept)


def _repeats(dateline: Dateline, text: str) -> bool:
    """Whether a page that shows a dateline by itself begins its text with the same one again."""
    said = key(dateline.raw)
    return len(said) > 3 and key(text[: len(dateline.raw) + 5]).startswith(said)


def _beside(line: Block, text: Block) -> bool:
    """Whether a line stands in the same column as a text."""
    return text.path[-1] in line.path or text.path[-2:-1] == line.path[-2:-1]


def _byline(page: Page, outlet: Outlet, entry: Entry | None) -> str | None:
    after: tuple[Block, ...] = ()
    if page.paragraphs:
        last = page.blocks.index(page.paragraphs[-1])
        after = page.blocks[last + 1 : last + 3]
    found = byline(page.meta, _around(page), after, (*_houses(outlet), *page.meta.publishers))
    return nfc(found) if found else (entry.byline if entry else None)


def _category(meta: Metadata) -> str | None:
    plain = [s for s in meta.sections if len(s) <= 60 and "://" not in s]
    return plain[0] if plain else None
