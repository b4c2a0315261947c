"""Events as the desk keeps them: assigned while articles come in, ruled on by people, shown with their reasons.

Stands between the store and the doors: it joins what is kept with the pure rooms (group, triage, analysis).
"""

from torimatome.dossiers.assigning import Assigning
from torimatome.dossiers.diary import Appointment, diary, icalendar
from torimatome.dossiers.disputing import disputed
from torimatome.dossiers.judging import Judging
from torimatome.dossiers.keeping import kept
from torimatome.dossiers.listing import Listed, listed
from torimatome.dossiers.page import EventPage, Figures, Report, Said, page

__all__ = [
    "Appointment",
    "Assigning",
    "EventPage",
    "Figures",
    "Judging",
    "Listed",
    "Report",
    "Said",
    "diary",
    "disputed",
    "icalendar",
    "kept",
    "listed",
    "page",
]
