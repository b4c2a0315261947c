"""The images that a page names as its own: those of its metadata, then those inside its article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from torimatome.errors import SetAside
from torimatome.extract.addresses import address
from torimatome.extract.encoding import decode
from torimatome.extract.tree import Element, attribute, parse

_METAS = frozenset({"og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src"})
_INSIDE = "//article//img | //main//img | //*[@itemprop='articleBody']//img | //figure//img"
_LONGEST = 2000
_KINDS = (
    (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"),
)  # fmt: skip


def images_of(body: bytes, media_type: str, url: str, most: int) -> tuple[str, ...]:
    """The addresses of a page's first images, each once; none where it cannot be read."""
    try:
        tree = parse(decode(body, media_type))
    except SetAside:
        return ()
    found = (address for name in _named(tree) if (address := _absolute(url, name)))
    return tuple(islice(dict.fromkeys(found), most))


def _named(tree: Element) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if (attribute(meta, "property") or attribute(meta, "name")).lower() in _METAS:
            yield attribute(meta, "content")
    yield from (attribute(image, "src") or attribute(image, "data-src") for image in tree.xpath(_INSIDE))


def _absolute(url: str, name: str) -> str | None:
    """A web address without its fragment; None for what stands in the page itself (data:) or is no address."""
    if not name or len(name) > _LONGEST:
        return None
    parts = address(url, name)
    return parts._replace(fragment="").geturl() if parts and parts.username is None else None


def image_kind(body: bytes) -> str | None:
    """The usual ending of a picture's file, by its first bytes; None for all else. SVG is a program, so it is none."""
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "webp"
    if body[4:12] in {b"ftypavif", b"ftypheic"}:
        return body[8:12].decode()
    return next((kind for magic, kind in _KINDS if body.startswith(magic)), None)
