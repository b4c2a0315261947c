"""Fetching: polite, bounded, and never to an address that the desk did not allow."""

from torimatome.collect.fetching.addresses import Refused, Resolve, refusal, system_resolve
from torimatome.collect.fetching.answer import Answer, Validators
from torimatome.collect.fetching.diary import Diary, Resting
from torimatome.collect.fetching.fetcher import Fetcher
from torimatome.collect.fetching.pace import Tempo
from torimatome.collect.fetching.robots import Disallowed, Robots

__all__ = [
    "Answer",
    "Diary",
    "Disallowed",
    "Fetcher",
    "Refused",
    "Resolve",
    "Resting",
    "Robots",
    "Tempo",
    "Validators",
    "refusal",
    "system_resolve",
]
