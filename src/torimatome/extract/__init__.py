"""VERB 2: snapshot to article: text, headline, byline, dateline, times, language. Pure."""

from torimatome.extract.article import Page, article, read_page
from torimatome.extract.encoding import decode
from torimatome.extract.reading import articles

__all__ = ["Page", "article", "articles", "decode", "read_page"]
