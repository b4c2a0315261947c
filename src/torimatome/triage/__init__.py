"""VERB 4: section, relevance, choice. Pure: the profile's rules and past issues come in as values."""

from torimatome.triage.choose import Choice, choose
from torimatome.triage.classify import classify
from torimatome.triage.precedents import Precedents
from torimatome.triage.rules import Rule, Rules, read_rules
from torimatome.triage.units import units
from torimatome.triage.window import within

__all__ = ["Choice", "Precedents", "Rule", "Rules", "choose", "classify", "read_rules", "units", "within"]
