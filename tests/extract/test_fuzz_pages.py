"""Pages put together at random from what real ones are made of: each is read, or set aside with a sentence.

`TORIMATOME_FUZZ=20000 pytest tests/extract/test_fuzz_pages.py` tries as many.
"""

from __future__ import annotations

import json
import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from torimatome.errors import SetAside

from .pages import PARAGRAPHS, TITLE, entry, read

MANY = settings(
    max_examples=int(os.environ.get("TORIMATOME_FUZZ", "40")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
KEYS = (
    "@type", "@id", "@graph", "@value", "name", "headline", "author", "creator", "publisher", "datePublished", "dateModified", "inLanguage",
    "articleSection", "articleBody", "mainEntity", "mainEntityOfPage", "itemListElement", "item",
)  # fmt: skip
NAMES = ("NewsArticle", "ClaimReview", "Person", "Organization", "BreadcrumbList", "#a", "#b", "Ada Quay", TITLE, "2026-05-14T15:05:00Z", "2026-13-45", "1e999")  # fmt: skip
METAS = ("og:title", "og:site_name", "twitter:title", "author", "articleAuthor", "date", "og:updated_time", "og:locale", "og:type")  # fmt: skip
TAGS = ("h1", "h2", "p", "div", "li", "a", "b", "time", "article", "blockquote", "td", "table", "aside", "address", "br")  # fmt: skip
MARKS = ("", "itemprop=author", "itemprop='headline name'", "itemprop=datePublished", "class=byline", "class=comments", "datetime=2026-05-14", "hidden")  # fmt: skip

words = st.one_of(
    st.sampled_from((*NAMES, *PARAGRAPHS, f"{TITLE} | Harbour News", " | ", "…", "")), st.text(max_size=30)
)
leaves = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words).map(json.dumps)
values = st.recursive(  # the text of JSON, as it may be nested deeper than a writer can go
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda parts: f"[{','.join(parts)}]"),
        st.dictionaries(st.sampled_from(KEYS), inner, max_size=5).map(
            lambda node: "{" + ",".join(f'"{k}":{v}' for k, v in node.items()) + "}"
        ),
        inner.map(lambda text: "[" * 700 + text + "]" * 700),
    ),
    max_leaves=12,
)
nodes_of_articles = st.builds(
    lambda kind, rest: f'{{"@type":"{kind}",' + ",".join(f'"{k}":{v}' for k, v in rest.items()) + "}",
    st.sampled_from(NAMES[:5]),
    st.dictionaries(st.sampled_from(KEYS[1:]), values, min_size=1, max_size=5),
)
boxes = st.recursive(
    words.map(lambda text: text.replace("<", "&lt;")),
    lambda inner: st.builds(
        lambda tag, mark, inside: f"<{tag} {mark}>{' '.join(inside)}</{tag}>",
        st.sampled_from(TAGS), st.sampled_from(MARKS), st.lists(inner, max_size=4),
    ),
    max_leaves=15,
)  # fmt: skip


@MANY
@given(
    st.lists(st.one_of(nodes_of_articles, values), max_size=3),
    st.lists(st.tuples(st.sampled_from(METAS), words), max_size=5),
    boxes,
    words,
    words,
)
def test_a_page_of_any_parts_is_read_or_set_aside(
    nodes: list[str], metas: list[tuple[str, str]], body: str, tab: str, fed: str
) -> None:
    head = "".join(f'<script type="application/ld+json">{node}</script>' for node in nodes)
    head += "".join(f'<meta property="{k}" content="{v}">' for k, v in metas)
    page = f"<html><head><title>{tab}</title>{head}</head><body>{body}<p>{PARAGRAPHS[0]}</p></body></html>"
    try:
        got = read(page.encode("utf-8", "surrogatepass"), found=entry(title=fed))
    except SetAside:
        return
    assert got.text
    assert "\n" not in got.headline
