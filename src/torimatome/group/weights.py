"""The weights of evidence, as `python -m evals.weights` fits them, with the sets that fitted them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log odds of a pair: the base and, for each field of Likeness named here, its value times its weight."""

    base: float
    weights: Mapping[str, float]


DATED = Weights(base=-4.03, weights={
    "nearness": 9.52, "wording": -4.88, "names": -0.91, "nearest_names": 2.00, "known_names": 1.31, "rarest": 0.56,
    "numbers": 4.64, "day": 0.16, "kind": 0.72, "other_kind": -0.53, "one_visits": -0.42, "gap": -0.71,
    "same_language": -0.14, "same_desk": -1.50, "other_person": -0.71, "other_known_person": -0.66,
    "other_people": -0.42, "other_people_across": -0.26, "other_headline_person": -0.50, "other_numbers": -0.22,
    "other_place": -0.53, "other_country": -0.60, "other_body": 0.02,
})  # fmt: skip
"""Pairs with a date: both shared weeks and three of our own (2025-11-08, 2026-04-04, 2026-05-23)."""

UNDATED = Weights(base=-2.80, weights={
    "nearness": 13.17, "text_wording": 8.01, "names": 2.50, "names_nearness": 2.63, "rarest": 0.42, "numbers": 1.03,
    "kind": 0.43, "same_desk": -9.61,
})  # fmt: skip
"""Pairs of one language of which neither has a date: the five weeks and topics 1 to 20 of ECB+."""
