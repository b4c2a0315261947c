"""VERB 5: summary, headlines, notes, attribution, bulletin. Pure: every sentence is cited."""

from torimatome.compose.attribution import attribution
from torimatome.compose.bulletin import as_issue, bulletin
from torimatome.compose.guard import is_injection
from torimatome.compose.headlines import headlines
from torimatome.compose.item import item
from torimatome.compose.sources import lead

__all__ = ["as_issue", "attribution", "bulletin", "headlines", "is_injection", "item", "lead"]
