"""What the shape of an address says: a front page, a place of no articles, probably an article."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from torimatome.collect.urls import words

_LANGUAGE = re.compile(r"[a-z]{2}(-[a-z]{2,4})?|[a-z]{3}", re.IGNORECASE)
_HUBS = words(
    "news latest archive archives all home index main politics economy society world sport sports culture video videos "
    "photo photos media opinion business science health contact contacts about team advertising subscribe rss feed "
    "sitemap xeberler haberler novosti lenta"
)
_NO_ARTICLES = words(
    "private tag tags category categories author authors search login signin signup register account subscribe members "
    "comment comments print share cart cdn-cgi wp-admin wp-login.php feed rss about contact contacts advertising "
    "privacy terms __control cgi-bin static assets images img css js"
)
_FILES = re.compile(
    r"\.(jpe?g|png|gif|webp|svg|ico|css|js|zip|mp[34]|avi|webm|doc|xlsx?|xml|rss|json|txt)$", re.IGNORECASE
)
_ID_QUERY = re.compile(r"(^|&)(\w*id|news|article|story|n|p)=\d{2,}", re.IGNORECASE)


def steps_of(url: str) -> list[str]:
    """The steps of the path, readable."""
    return [unquote(step) for step in urlsplit(url).path.split("/") if step]


def is_front(url: str) -> bool:
    """The root, a language's front page or a section's: certainly no article."""
    parts, steps = urlsplit(url), steps_of(url)
    if parts.query and _ID_QUERY.search(parts.query):
        return False
    return all(_LANGUAGE.fullmatch(step) or step.lower() in _HUBS or _is_index(step) for step in steps)


def is_elsewhere(url: str) -> bool:
    """A place that holds no articles by its name: tags, log-in, pictures, the private part."""
    steps = [step.lower() for step in steps_of(url)]
    return any(step in _NO_ARTICLES for step in steps[:3]) or bool(steps and _FILES.search(steps[-1]))


def looks_like_article(url: str) -> bool:
    """A date, a number or a slug of four words in the address."""
    if is_front(url) or is_elsewhere(url):
        return False
    if _ID_QUERY.search(urlsplit(url).query):
        return True
    steps = steps_of(url)
    last = steps[-1]
    return (
        bool(re.search(r"\d{3,}", last))
        or len(re.findall(r"[-_]", last)) >= 3
        or (len(last) > 20 and len(steps) > 1 and re.search(r"/\d{4}/\d{1,2}/", urlsplit(url).path) is not None)
    )


def _is_index(step: str) -> bool:
    return bool(re.fullmatch(r"(index|default|home|main)\.\w{2,5}", step.lower()))
