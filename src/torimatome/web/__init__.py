"""DOOR: the desk in the browser: read the draft, see the line of the page behind each sentence, the findings, the search."""

from torimatome.web.app import application
from torimatome.web.serving import Way, serve

__all__ = ["Way", "application", "serve"]
