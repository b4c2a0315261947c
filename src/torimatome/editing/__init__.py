"""People's changes to a bulletin: laid over the machine's draft, with their history; the inbox of a week; editions.

Stands between the store and the doors. The machine's draft is never changed: an edit lies over it, and can be taken back.
"""

from torimatome.editing.changing import Conflict, Editing
from torimatome.editing.inbox import Inbox, Row, Wanted, Week
from torimatome.editing.laying import Laid

__all__ = ["Conflict", "Editing", "Inbox", "Laid", "Row", "Wanted", "Week"]
