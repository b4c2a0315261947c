"""Which articles copy one another, tell of one event, belong to one visit; who is named, and who claims what. Pure."""

from torimatome.group.assemble import Grouping, assemble
from torimatome.group.claims import claims
from torimatome.group.dossiers import dossiers
from torimatome.group.gazetteer import Gazetteer
from torimatome.group.mentions import mentions
from torimatome.group.vectors import Vector, vector_text
from torimatome.group.written import Written

__all__ = [
    "Gazetteer",
    "Grouping",
    "Vector",
    "Written",
    "assemble",
    "claims",
    "dossiers",
    "mentions",
    "vector_text",
]
