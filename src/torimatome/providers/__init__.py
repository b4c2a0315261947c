"""SHELF: who is asked for what no rule can tell.

An `Embedder` turns texts into rows; `nano()` is the one built in. A `Pen` asks a language model, if the desk has one.
"""

from torimatome.providers.embedder import Embedder
from torimatome.providers.language import Memory, Pen, Show
from torimatome.providers.language_names import names_of, widened
from torimatome.providers.language_wire import Endpoint
from torimatome.providers.nano import nano
from torimatome.providers.shelf import Shelf, remembered

__all__ = ["Embedder", "Endpoint", "Memory", "Pen", "Shelf", "Show", "names_of", "nano", "remembered", "widened"]
