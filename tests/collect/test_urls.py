"""One address for one page, and which links are articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from torimatome.collect import canonical_url
from torimatome.collect.shapes import is_front, looks_like_article
from torimatome.collect.urls import on_domains, web_url


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Example:80/a?utm_source=rss&utm_medium=feed#top", "http://news.example/a"),
        ("https://news.example:443", "https://news.example/"),
        ("https://news.example/a?id=7&fbclid=x&page=2", "https://news.example/a?id=7&page=2"),
        ("https://news.example/a?src=rail", "https://news.example/a"),
        ("https://news.example/a?from=home_page", "https://news.example/a"),
        ("https://news.example/a?from=baku&source=17", "https://news.example/a?from=baku"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/%d0%b0%7e", "https://news.example/%D0%B0~"),
        ("https://news.example/а", "https://news.example/%D0%B0"),
        ("https://news.example/e\u0301", "https://news.example/%C3%A9"),
        ("https://news.example/x%2Fy%2f", "https://news.example/x%2Fy%2F"),
        ("https://news.example/%CF%F0", "https://news.example/%CF%F0"),
        ("https://news.example/a/../b/./c", "https://news.example/b/c"),
        ("https://news.example/a;jsessionid=1F?x=1", "https://news.example/a?x=1"),
        ("https://me:secret@news.example/a", "https://news.example/a"),
        ("https://news.example。/a", "https://news.example/a"),
        ("https://хабар.example/a", "https://xn--80aac5dva.example/a"),
        (" https://news.example/a\n", "https://news.example/a"),
        ("mailto:desk@news.example", "mailto:desk@news.example"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_one_form(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


LETTERS = st.text(alphabet="aA0%/?&=#.;:-_~+ é\u0301ə中[]@\\|\"'<>{}^`", max_size=40)


@given(LETTERS, LETTERS)
def test_the_form_of_the_form_is_itself(path: str, query: str) -> None:
    once = canonical_url(f"https://News.Example:443/{path}?{query}")
    assert canonical_url(once) == once


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    assert canonical_url(canonical_url(text)) == canonical_url(text)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "mailto:a@b", "", None, "http://[::1", "tel:1"]
)
def test_what_is_no_page_is_no_address(href: str | None) -> None:
    assert web_url("https://news.example/", href) is None


def test_a_link_stands_on_its_page() -> None:
    assert web_url("https://news.example/en/a.html", "../b?utm_id=1#c") == "https://news.example/b"


def test_domains_have_ports_where_they_name_them() -> None:
    assert on_domains("https://www.news.example/a", ("news.example",))
    assert on_domains("http://127.0.0.1:8001/a", ("127.0.0.1:8001",))
    assert not on_domains("http://127.0.0.1:8002/a", ("127.0.0.1:8001",))
    assert not on_domains("https://badnews.example/a", ("news.example",))


@pytest.mark.parametrize("path", ["/", "/en/", "/news/", "/az/xeberler", "/index.php"])
def test_front_pages_are_no_articles(path: str) -> None:
    assert is_front(f"https://news.example{path}")


@pytest.mark.parametrize(
    "path", ["/2026/03/10/title", "/en/minister-opens-new-port-office", "/news/4711", "/story?id=4711"]
)
def test_articles_by_their_address(path: str) -> None:
    looks = looks_like_article(f"https://news.example{path}")
    assert looks or path == "/2026/03/10/title"
    assert not is_front(f"https://news.example{path}")
