"""What a page says of itself for machines."""

from __future__ import annotations

import json
from typing import Any

import pytest

from torimatome.extract.metadata import Metadata, read_metadata
from torimatome.extract.tree import parse

from .pages import TITLE, modern, read


def meta(*nodes: Any, more: str = "") -> Metadata:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return read_metadata(parse(f"<html><head>{scripts}{more}</head><body><p>Text</p></body></html>"))


def test_a_name_given_elsewhere_in_the_graph_is_looked_up() -> None:
    graph = [
        {"@type": "Article", "headline": TITLE, "author": [{"@id": "#ada"}, "#bo"], "publisher": {"@id": "#house"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Quay"},
        {"@type": "Person", "@id": "#bo", "name": "Bo Mast"},
        {"@type": "Organization", "@id": "#house", "name": "Harbour News"},
    ]
    got = meta({"@graph": graph})
    assert (got.authors, got.publishers) == (("Ada Quay", "Bo Mast"), ("Harbour News",))
    lost = meta({"@graph": graph[:1]})
    assert (lost.authors, lost.publishers) == ((), ())


def test_a_check_of_facts_stands_for_an_article() -> None:
    check = {"@type": "ClaimReview", "name": TITLE, "datePublished": "2026-05-14 15:05"}
    assert (meta(check).titles, meta(check).published) == ((TITLE,), ("2026-05-14 15:05",))
    article = {"@type": "NewsArticle", "headline": "Another", "datePublished": "2026-05-15"}
    assert meta(check, article).published == ("2026-05-15",)


def test_another_name_stands_before_a_house_that_signs_alone() -> None:
    house = {"@type": "Organization", "name": "Harbour News"}
    signed = {"@type": "NewsArticle", "author": house, "publisher": house}
    agency = '<meta name="articleAuthor" content="Tide Agency">'
    assert meta(signed, more=agency).authors == ("Tide Agency",)
    assert meta(signed, more='<meta name="author" content="Harbour News">').authors == ()
    other = {**signed, "author": {"@type": "Organization", "name": "Fog Agency"}}
    assert (meta(other, more=agency).authors, meta(other).organisations) == ((), ("Fog Agency",))


@pytest.mark.parametrize("key", ["author", "publisher", "@type", "@id", "name", "headline", "datePublished"])
def test_values_nested_without_end_do_no_harm(key: str) -> None:
    deep = "[" * 900 + '"x"' + "]" * 900
    for value in (deep, f'{{"name": {deep}, "@type": {deep}, "@id": {deep}}}'):
        head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "{key}": {value}}}</script>'
        assert read(modern(head=head)).headline == TITLE
