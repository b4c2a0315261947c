"""Which articles copy one another, tell of one event, belong to one visit; who is named, and who claims what. Pure."""

from torimatome.group.assemble import Grouping, assemble
from torimatome.group.changes import Changes, changes
from torimatome.group.claims import claims
from torimatome.group.coding import with_codings
from torimatome.group.corroboration import corroboration, families
from torimatome.group.dossiers import dossiers
from torimatome.group.events import event_id
from torimatome.group.figures import Conflict, Difference, FigureRow, conflicts, figure_rows
from torimatome.group.gazetteer import Gazetteer
from torimatome.group.mentions import mentions
from torimatome.group.retold import retold
from torimatome.group.rulings import merging, overruled, ruled, side_of, splitting, standing, unheeded
from torimatome.group.stream import DAYS, Arrival, Stream
from torimatome.group.traces import Trace
from torimatome.group.vectors import Vector, vector_text
from torimatome.group.written import Written

__all__ = [
    "DAYS",
    "Arrival",
    "Changes",
    "Conflict",
    "Difference",
    "FigureRow",
    "Gazetteer",
    "Grouping",
    "Stream",
    "Trace",
    "Vector",
    "Written",
    "assemble",
    "changes",
    "claims",
    "conflicts",
    "corroboration",
    "dossiers",
    "event_id",
    "families",
    "figure_rows",
    "mentions",
    "merging",
    "overruled",
    "retold",
    "ruled",
    "side_of",
    "splitting",
    "standing",
    "unheeded",
    "vector_text",
    "with_codings",
]
