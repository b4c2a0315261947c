"""Figures of one event that contradict each other, as the writing wants them."""

from __future__ import annotations

from torimatome import group
from torimatome.model import Claim, Dossier
from torimatome.plugins import Folder

_APART = frozenset({group.Difference.CONFLICT, group.Difference.CORRECTION})


def disputed(folder: Folder, dossier: Dossier) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each thing that is told with figures of which not all can be true."""
    known = (folder.register.get(c.holder) for c in dossier.claims)
    countries = {holder.id: holder.country for holder in known if holder and holder.country}
    return tuple(c.claims for c in group.conflicts(dossier.claims, countries) if c.difference in _APART)
