"""VERB 2: snapshot to article: text, headline, byline, dateline, times, language. Pure."""

from torimatome.extract.article import Page, article, read_page
from torimatome.extract.encoding import decode

__all__ = ["Page", "article", "decode", "read_page"]
