"""The evidence of one item as files that stand without this program: pages as fetched, their texts, digests, an index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from itertools import pairwise

from torimatome.analysis.revisions import difference, revised
from torimatome.archive.ways import way_of
from torimatome.collect import canonical_url
from torimatome.collect.picturing import MOST
from torimatome.errors import Stop
from torimatome.extract.images import image_kind, images_of
from torimatome.model import Article, Bulletin, Item, Role, Sentence, Snapshot
from torimatome.store import Store

_STYLE = "body{font:16px/1.5 serif;max-width:50rem;margin:2rem auto}table{border-collapse:collapse}"
_STYLE += (
    "td,th{border:1px solid #999;padding:.2rem .5rem;text-align:left;vertical-align:top}code{word-break:break-all}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_HOW = (
    "Each .warc.gz holds the answer of the web server and the question, in the form of web archives (WARC 1.1, ISO"
    " 28500); any reader of web archives opens it. Texts are what was read from the page. To check that no file was"
    " changed: sha256sum -c SHA256SUMS"
)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One revision of an article and the page that it was read from, with the images that the page names.

    number says its place in the folder.
    """

    number: int
    article: Article
    snapshot: Snapshot | None
    images: tuple[tuple[Snapshot, bytes], ...] = ()

    @property
    def name(self) -> str:
        """What its files are called; nothing in it comes from outside."""
        return f"{self.number:02}-revision-{self.article.revision}"

    @property
    def pictures(self) -> Iterator[tuple[str, Snapshot, bytes]]:
        """Name, snapshot and bytes of each image."""
        for n, (snapshot, body) in enumerate(self.images, 1):
            yield f"images/{self.name}-{n}.{image_kind(body) or 'bin'}", snapshot, body


def evidence(store: Store, bulletin: Bulletin, item: Item) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file. Stop: the item has no article of this desk. Failed: a page's record is damaged."""
    exhibits = list(_exhibits(store, item))
    if not exhibits:
        raise Stop(f"{item.id} stands on no article that this desk fetched; `trace` tells which file it came from.")
    files = [file for exhibit in exhibits for file in _files(store, exhibit)]
    files.append(("index.html", _index(bulletin, item, exhibits).encode()))
    sums = "".join(f"{sha256(body).hexdigest()}  {name}\n" for name, body in files)
    yield from files
    yield "SHA256SUMS", sums.encode()


def _exhibits(store: Store, item: Item) -> Iterator[Exhibit]:
    kept = {snapshot.url_asked: snapshot for snapshot in store.captures.all(Role.IMAGE)}
    for number, key in enumerate(item.articles, 1):
        for article in store.articles.revisions(key):
            snapshot = store.captures.snapshot(article.snapshot)
            yield Exhibit(number, article, snapshot, tuple(_images(store, snapshot, kept)) if snapshot and kept else ())


def _images(store: Store, page: Snapshot, kept: Mapping[str, Snapshot]) -> Iterator[tuple[Snapshot, bytes]]:
    for url in images_of(store.captures.body(page.id), page.media_type, page.url_reached, MOST):
        if image := kept.get(canonical_url(url)):
            yield image, store.captures.body(image.id)


def _files(store: Store, exhibit: Exhibit) -> Iterator[tuple[str, bytes]]:
    article = exhibit.article
    yield f"texts/{exhibit.name}.txt", f"{article.headline}\n\n{article.text}\n".encode("utf-8", "backslashreplace")
    if exhibit.snapshot:
        store.captures.body(exhibit.snapshot.id)  # Failed, if the bytes are not those of their digest
        yield f"pages/{exhibit.name}.warc.gz", store.captures.records(exhibit.snapshot.id)
    for name, snapshot, body in exhibit.pictures:
        yield name, body
        yield f"{name}.warc.gz", store.captures.records(snapshot.id)


def _index(bulletin: Bulletin, item: Item, exhibits: list[Exhibit]) -> str:
    title = escape(item.headline("en") or item.headline("ja") or item.id)
    sentences = "".join(f"<li>{_sentence(s, exhibits)}</li>" for block in item.body for s in block.sentences)
    rows = "".join(_row(exhibit) for exhibit in exhibits)
    changes = "".join(_change(one, two) for one, two in pairwise(exhibits))
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"'
        f' content="{_POLICY}"><title>Evidence: {title}</title><style>{_STYLE}</style>'
        f"<h1>{title}</h1><p>Item {escape(item.id)} of bulletin {escape(bulletin.id)}.</p><p>{_HOW}</p>"
        f"<h2>What the item says, and where it was read</h2><ol>{sentences}</ol>"
        f"<h2>The pages</h2><table><tr><th>No.<th>Outlet<th>Address<th>Published<th>Fetched (UTC)<th>Files"
        f"<th>SHA-256 of the page</tr>{rows}</table>{changes}</html>\n"
    )


def _sentence(sentence: Sentence, exhibits: list[Exhibit]) -> str:
    by_key = {(e.article.id, e.article.revision): e for e in exhibits}
    lines = [escape(sentence.text)]
    for citation in sentence.citations:
        if exhibit := by_key.get((citation.article, citation.revision)):
            text = exhibit.article.headline if citation.in_headline else exhibit.article.text
            page = None if citation.in_headline else exhibit.article.page_at(citation.start)
            where = f"No. {exhibit.number}, page {page}" if page else f"No. {exhibit.number}"
            lines.append(f"{where}: “{escape(text[citation.start : citation.end])}”")
    return "<br>".join(lines) if lines[1:] else f"{lines[0]}<br>no source: written by a person"


def _row(exhibit: Exhibit) -> str:
    article, snapshot = exhibit.article, exhibit.snapshot
    published = article.published.at.isoformat() if article.published else "no date"
    files = f'<a href="texts/{exhibit.name}.txt">text</a>'
    if snapshot:
        files += f' <a href="pages/{exhibit.name}.warc.gz">page as fetched</a>'
    files += "".join(f' <a href="{name}">image {n}</a>' for n, (name, _, _) in enumerate(exhibit.pictures, 1))
    cells = (
        f"{exhibit.number}, revision {article.revision}",
        "<br>".join(map(escape, (article.outlet, *way_of(article)))),
        escape(article.url),
        published,
        f"{snapshot.fetched_at:%Y-%m-%d %H:%M:%S}" if snapshot else "the page is lost",
        files,
        f"<code>{snapshot.sha256}</code>" if snapshot else "",
    )
    return "<tr>" + "".join(f"<td>{cell}" for cell in cells) + "</tr>"


def _change(one: Exhibit, two: Exhibit) -> str:
    """What the outlet changed between two revisions of one article."""
    if one.number != two.number:
        return ""
    flags = "".join(f"<li><b>{escape(line)}</b></li>" for line in revised(one.article, two.article).lines())
    text = escape(difference(one.article, two.article))
    return (
        f"<h2>No. {two.number}: revision {two.article.revision} against revision {one.article.revision}</h2>"
        f"<ul>{flags or '<li>only the wording</li>'}</ul><pre>{text}</pre>"
    )
