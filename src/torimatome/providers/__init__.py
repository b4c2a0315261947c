"""Sentence vectors: an `Embedder` turns texts into rows; `nano()` is the one built in."""

from torimatome.providers.embedder import Embedder
from torimatome.providers.nano import nano
from torimatome.providers.shelf import Shelf, remembered

__all__ = ["Embedder", "Shelf", "nano", "remembered"]
