"""Public preview pages of messaging channels (t.me/s/NAME and pages made like it) to posts. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from torimatome.errors import SetAside
from torimatome.extract.addresses import address
from torimatome.extract.encoding import decode
from torimatome.extract.parts import Parts, article_of, shortened
from torimatome.extract.tree import Element, all_text, attribute, parse, squeeze
from torimatome.lang.text import nfc
from torimatome.model import Article, FeedKind, Outlet, Route, Snapshot

_POST = "//*[@data-post]|//*[@data-post-id]|//article[.//time]"
_HEADLINE = 160
"""A first paragraph of at most so many letters, with others below it, is a post's headline."""
_MOST = 200
_BREAKS = frozenset({"p", "div", "blockquote", "pre", "li"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post: its running number, its own address, when and by whom, where it was taken from, its paragraphs."""

    number: int
    url: str
    stamp: str
    author: str
    forwarded_from: str
    paragraphs: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Tells one version from another; views and reactions are no part of it."""
        said = (self.url, self.stamp, self.author, self.forwarded_from, *self.paragraphs)
        return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPage:
    """The posts of a page in the order of their numbers, and where older ones are."""

    posts: tuple[Post, ...]
    older: str | None = None

    @property
    def missing(self) -> Iterator[int]:
        """The numbers between the first and the last post that are not on the page."""
        here = {post.number for post in self.posts}
        return (n for n in range(min(here), max(here)) if n not in here) if here else iter(())


def is_channel(snapshot: Snapshot, outlet: Outlet) -> bool:
    """Whether a snapshot is a page of one of the outlet's channels."""
    asked = urlsplit(snapshot.url_asked)
    places = (urlsplit(f.url) for f in outlet.feeds if f.kind is FeedKind.CHANNEL)
    return any((one.netloc, one.path.rstrip("/")) == (asked.netloc, asked.path.rstrip("/")) for one in places)


def read_channel(body: bytes, url: str, media_type: str = "", languages: Collection[str] = ()) -> ChannelPage:
    """The posts of a channel's page. SetAside: it cannot be read."""
    tree = parse(decode(body, media_type, languages))
    found = {post.number: post for element in tree.xpath(_POST)[: 2 * _MOST] if (post := _post(element, url))}
    return ChannelPage(posts=tuple(found[n] for n in sorted(found))[-_MOST:], older=_older(tree, url))


def post_url(post: str, number: int) -> str:
    """The address of another post of the same channel."""
    return re.sub(r"\d+$", str(number), post)


def channel_articles(
    snapshot: Snapshot, body: bytes, outlet: Outlet, packs: Collection[str] = ()
) -> tuple[Article, ...]:
    """Each post of a channel's page that has words, as an article. SetAside: there is no post."""
    page = read_channel(body, snapshot.url_reached, snapshot.media_type, outlet.languages)
    if not page.posts:
        raise SetAside(f"{snapshot.url_asked} shows no post")
    feed = next((f for f in outlet.feeds if f.kind is FeedKind.CHANNEL and snapshot.url_asked.startswith(f.url)), None)
    return tuple(
        article_of(_parts(post, feed.language if feed else None), snapshot, outlet, packs, least=1)
        for post in page.posts
        if any(post.paragraphs)
    )


def _parts(post: Post, language: str | None) -> Parts:
    first, rest = post.paragraphs[0], post.paragraphs[1:]
    apart = bool(rest) and len(first) <= _HEADLINE
    return Parts(
        url=post.url, headline=first if apart else shortened(first), paragraphs=rest if apart else post.paragraphs,
        stamps=(post.stamp,), byline=post.author or None, language=language,
        route=Route(way="channel", forwarded_from=post.forwarded_from or None),
    )  # fmt: skip


def _post(element: Element, url: str) -> Post | None:
    """A post; None where an element has no number or address."""
    times = [t for t in element.iter("time") if attribute(t, "datetime")]
    named = attribute(element, "data-post") or attribute(element, "data-post-id")
    link = _permalink(times[-1] if times else None, named, url)
    number = re.search(r"(\d{1,15})/?$", urlsplit(link).path) if link else None
    if not number or not link:
        return None
    text = next((e for e in _marked(element, "text") if "js-message_text" in attribute(e, "class")), None)
    text = text if text is not None else next(iter(_marked(element, "text|content|body")), None)
    return Post(
        number=int(number[1]), url=link, stamp=attribute(times[-1], "datetime") if times else "",
        author=_words(element, "from_author|post-author|signature"),
        forwarded_from=_words(element, "forwarded_from_name") or _words(element, "forwarded_from|reposted|repost-from"),
        paragraphs=tuple(_paragraphs(text)) if text is not None else (),
    )  # fmt: skip


def _permalink(time: Element | None, named: str, url: str) -> str | None:
    """The post's own address: the link around its time, or the channel's address with its number."""
    here = urlsplit(url)
    for element in (time, *time.iterancestors()) if time is not None else ():
        if element.tag == "a" and attribute(element, "href"):
            link = address(url, attribute(element, "href"))
            return link._replace(query="", fragment="").geturl() if link else None
    if re.fullmatch(r"[\w.-]+/\d+", named):
        return f"{here.scheme}://{here.netloc}/{named}"
    return f"{here.scheme}://{here.netloc}{here.path.rstrip('/')}/{named}" if named.isdecimal() else None


def _marked(element: Element, names: str) -> list[Element]:
    """The elements below whose class has one of the names as a part of a word."""
    pattern = re.compile(rf"(?:^|[\s_-])(?:{names})(?:$|\s)")
    return [e for e in element.iter() if isinstance(e.tag, str) and pattern.search(attribute(e, "class"))]


def _words(element: Element, names: str) -> str:
    return next((all_text(e) for e in _marked(element, names)), "")


def _paragraphs(element: Element) -> Iterator[str]:
    """The words of a post as its line breaks divide them."""
    pieces: list[str] = []

    def walk(one: Element, depth: int) -> None:
        if one.tag == "br":
            pieces.append("\n")
        pieces.append(one.text or "")
        for child in one if depth < 60 else ():
            if isinstance(child.tag, str) and child.tag not in {"script", "style"}:
                block = child.tag in _BREAKS
                pieces.append("\n" if block else "")
                walk(child, depth + 1)
                pieces.append("\n" if block else "")
            pieces.append(child.tail or "")

    walk(element, 0)
    yield from (line for raw in "".join(pieces).split("\n") if (line := nfc(squeeze(raw))))


def _older(tree: Element, url: str) -> str | None:
    """Where older posts are: on the same page of the same host, further back."""
    here = urlsplit(url)
    for link in tree.xpath("//link[@rel='prev']/@href|//a[@data-before]/@href|//a[@rel='prev']/@href"):
        parts = address(url, str(link))
        if parts and (parts[:2], parts.path.rstrip("/")) == (here[:2], here.path.rstrip("/")):
            return parts.geturl()
    return None
