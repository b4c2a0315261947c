"""So much of an article is read: news is said in the first pages, and a book under a headline must not hold up the desk."""

from __future__ import annotations

from dataclasses import replace

from torimatome.model import Article

_LONGEST = 20_000  # letters


def shortened(article: Article) -> Article:
    """The article without what stands behind its first pages."""
    return replace(article, text=article.text[:_LONGEST]) if len(article.text) > _LONGEST else article
