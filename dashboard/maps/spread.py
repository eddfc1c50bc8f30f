"""Moves discs apart so that none hides another, as little as possible and always the same way."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

ROUNDS = 400
PULL = 0.02
"""Share of the way back to its place that a disc goes in each round of the first half."""

Pixels = NDArray[np.float64]


def spread(places: Pixels, radii: Pixels, gap: float) -> Pixels:
    """Offsets in pixels that leave at least about `gap` pixels between any two discs.

    Discs of one place start on a ring around it; then all push each other apart.

    Args:
        places: one row (x, y) per disc.
        radii: one per disc.
        gap: between the edges of two discs.
    """
    spots = places + _rings(places, radii, gap)
    for step in range(ROUNDS):
        pull = PULL if step < ROUNDS // 2 else 0.0
        push = _push(spots, radii, gap)
        if not pull and not push.any():
            break
        spots = spots + push + pull * (places - spots)
    return spots - places


def _rings(places: Pixels, radii: Pixels, gap: float) -> Pixels:
    offsets = np.zeros_like(places)
    _, group = np.unique(places.round(1), axis=0, return_inverse=True)
    group = group.ravel()
    for number in np.flatnonzero(np.bincount(group) > 1):
        members = np.flatnonzero(group == number)
        ring = (2 * radii[members].max() + gap) / 2 / math.sin(math.pi / len(members))
        turns = 2 * np.pi * np.arange(len(members)) / len(members) - np.pi
        offsets[members] = ring * np.column_stack([np.cos(turns), np.sin(turns)])
    return offsets


def _push(spots: Pixels, radii: Pixels, gap: float) -> Pixels:
    apart = spots[:, None, :] - spots[None, :, :]
    distance = np.hypot(apart[..., 0], apart[..., 1])
    overlap = radii[:, None] + radii[None, :] + gap - distance
    np.fill_diagonal(overlap, 0.0)
    overlap[overlap < 0.05] = 0.0
    # Half each; a little less where many push at once, or they swing.
    share = np.divide(0.45 * overlap, distance, out=np.zeros_like(overlap), where=distance > 0)
    moved: Pixels = (apart * share[..., None]).sum(axis=1)
    return moved
