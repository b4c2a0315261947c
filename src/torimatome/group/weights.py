"""The weights of evidence, as `python -m evals.weights` fits them, with the sets that fitted them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log odds of a pair: the base and, for each field of Likeness named here, its value times its weight."""

    base: float
    weights: Mapping[str, float]


DATED = Weights(base=-4.23, weights={
    "nearness": 9.72, "wording": -5.63, "names": -1.57, "nearest_names": 2.51, "known_names": 1.19, "rarest": 0.63,
    "numbers": 4.60, "day": 0.15, "kind": 1.03, "other_kind": -0.57, "one_visits": -0.32, "gap": -0.66,
    "same_language": -0.06, "same_desk": -1.83, "other_person": -0.81, "other_known_person": -0.42,
    "other_people": -0.45, "other_people_across": -0.23, "one_headline_person": -0.90, "other_numbers": -0.23,
    "other_place": -0.62, "other_country": -0.76, "other_body": -0.39,
})  # fmt: skip
"""Pairs with a date: both shared weeks and four of our own (2025-11-08, 2026-04-04, 2026-05-23, 2026-07-04)."""

UNDATED = Weights(base=-2.65, weights={
    "nearness": 13.03, "text_wording": 8.44, "names": 2.01, "names_nearness": 2.58, "rarest": 0.41, "numbers": 0.99,
    "kind": 0.43, "same_desk": -9.51, "other_headline_names": -1.09,
})  # fmt: skip
"""Pairs of one language of which neither has a date: the five weeks and topics 1 to 20 of ECB+."""
