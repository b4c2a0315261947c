"""Event coding: what kind of act an event is, who does it, to whom (PLOVER, Halterman et al. 2023)."""

from torimatome.group.coding.coder import Coder
from torimatome.group.coding.events import actor_codes, named_in, with_codings
from torimatome.group.coding.nations import Named, Nations, nations

__all__ = ["Coder", "Named", "Nations", "actor_codes", "named_in", "nations", "with_codings"]
