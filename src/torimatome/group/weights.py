"""The weights of evidence, as `python -m evals.weights` fits them, with the sets that fitted them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Log odds of a pair: the base and, for each field of Likeness named here, its value times its weight."""

    base: float
    weights: Mapping[str, float]


DATED = Weights(base=-3.69, weights={
    "nearness": 7.71, "nearness_across": 3.82, "wording": -2.62, "names": 0.99, "names_across": 0.09, "rarest": 0.64,
    "numbers": 4.70, "kind": 0.68, "headline_kind": 0.33, "other_kind": -0.32, "one_visits": -0.21,
    "one_replies": -0.22, "gap": -0.76, "same_language": -0.17, "same_desk": -1.67, "same_first_person": 0.37,
    "other_first_person": -0.17, "other_person": -0.74, "other_known_person": -0.65, "other_people": -0.45,
    "other_people_across": -0.25, "other_headline_person": -0.51, "other_numbers": -0.33, "other_place": -0.56,
    "other_country": -0.72, "other_body": 0.08,
})  # fmt: skip
"""Pairs with a date: both shared weeks and three of our own (2025-11-08, 2026-04-04, 2026-05-23)."""

UNDATED = Weights(base=-2.20, weights={
    "nearness": 15.11, "names": 5.43, "rarest": 0.64, "numbers": 1.49, "kind": 0.27, "same_desk": -8.31,
})  # fmt: skip
"""Pairs of one language of which neither has a date: the five weeks and topics 1 to 20 of ECB+."""
