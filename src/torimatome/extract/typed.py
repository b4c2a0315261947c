"""What a person typed from a printed weekly, kept as a small TOML text, to its article."""

from __future__ import annotations

import tomllib
from collections.abc import Collection

from torimatome.errors import SetAside
from torimatome.extract.parts import Parts, article_of
from torimatome.model import Article, Outlet, Route, Snapshot

MEDIA_TYPE = "application/toml; profile=torimatome-typed; charset=utf-8"


def is_typed(media_type: str) -> bool:
    """Whether a snapshot is what somebody typed."""
    return "torimatome-typed" in media_type


def typed_article(snapshot: Snapshot, body: bytes, outlet: Outlet, packs: Collection[str] = ()) -> Article:
    """The article that was typed. SetAside: its form does not hold."""
    try:
        said = tomllib.loads(body.decode("utf-8"))
        paragraphs = tuple(p for raw in str(said["text"]).split("\n\n") if (p := " ".join(raw.split())))
        parts = Parts(
            url=snapshot.url_asked, headline=str(said["headline"]), paragraphs=paragraphs, stamps=(str(said["cover_date"]),),
            byline=str(said["byline"]) if said.get("byline") else None, language=said.get("language"),
            route=Route(way="print", typed_by=str(said["by"]), pages=said.get("pages"), page_count=said.get("page_count")),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError) as error:
        raise SetAside(f"{snapshot.url_asked} is no typed article that can be read") from error
    return article_of(parts, snapshot, outlet, packs, least=1)
