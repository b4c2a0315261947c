"""An outline as a person writes it: a head, prose with a tag after each statement, and lines for what they rest on.

    title: The corridor
    date: 2031-05-02

    # Background | 背景

    The road was closed in March. {e1} It is likely to open again. {forecast: e1; 60%; look 2031-12-31; true if a convoy passes}

    @ e1 | 2031-03 | The road is closed | item 3104-031502; AZERTAG, 15.03.2031 “The road is closed.”

A tag ends its statement: {[NAME =] [KIND:] KEYS [; NN%] [; look DAY] [; true if WORDS]}. Lines that begin with // are for
their author alone. `read` makes an Outline of it; a `Sheet` changes the text piece by piece.
"""

from torimatome.chronicle.outline.reading import HEAD, MOST, TIMELINE, read
from torimatome.chronicle.outline.sheet import Sheet
from torimatome.chronicle.outline.template import TEMPLATE
from torimatome.chronicle.outline.wording import Tie, Wording

__all__ = ["HEAD", "MOST", "TEMPLATE", "TIMELINE", "Sheet", "Tie", "Wording", "read"]
