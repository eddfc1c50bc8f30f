"""Moves discs apart so that none hides another, as little as possible and always the same way."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

ROUNDS = 400
LOOK_AGAIN = 25
"""Rounds between two looks at which discs are near enough to touch soon."""

NEAR = 30.0
"""Pixels: how much farther apart than touching two discs may be and still be watched."""

PULL = 0.02
"""Share of the way back to its place that a disc goes in each round of the first half."""

SLACK = 0.05
"""Pixels of overlap that nobody sees."""

NUDGE = 0.5
"""Pixels from its place of a disc whose ring is where it may not stand: enough to be pushed."""

Pixels = NDArray[np.float64]
Allowed = Callable[[Pixels], NDArray[np.bool_]]
"""Says of each row (x, y) whether the disc of that row may stand there."""


def spread(places: Pixels, radii: Pixels, gap: float, allowed: Allowed | None = None) -> Pixels:
    """Offsets in pixels that leave at least about `gap` pixels between any two discs.

    Discs of one place start on a ring around it; then all push each other apart.

    Args:
        places: one row (x, y) per disc.
        radii: one per disc.
        gap: between the edges of two discs.
        allowed: where each may stand; its place is taken to be allowed.
    """
    spots = places + _rings(places, radii, gap)
    if allowed is not None:
        back = places + (spots - places) * NUDGE / np.maximum(
            np.hypot(*(spots - places).T)[:, None], NUDGE
        )
        spots = np.where(allowed(spots)[:, None], spots, back)
    for step in range(ROUNDS):
        if step % LOOK_AGAIN == 0:
            one, other = _near(spots, radii, gap)
            needed = radii[one] + radii[other] + gap
        push = _push(spots, one, other, needed)
        pull = PULL if step < ROUNDS // 2 else 0.0
        if not pull and not push.any() and step % LOOK_AGAIN:
            break
        move = push + pull * (places - spots)
        spots = spots + (move if allowed is None else _kept(spots, move, allowed))
    return spots - places


def _kept(spots: Pixels, move: Pixels, allowed: Allowed) -> Pixels:
    """Return what of each move ends where the disc may stand: all, one way of it, or nothing."""
    kept = np.zeros_like(move)
    found = np.zeros(len(move), dtype=bool)
    for ways in ((1.0, 1.0), (1.0, 0.0), (0.0, 1.0)):
        part = move * ways
        fits = allowed(spots + part) & ~found
        kept[fits] = part[fits]
        found |= fits
    return kept


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


def _near(spots: Pixels, radii: Pixels, gap: float) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of discs, as two rows of numbers, that could touch within some rounds."""
    apart = spots[:, None, :] - spots[None, :, :]
    reach = radii[:, None] + radii[None, :] + gap + NEAR
    one, other = np.nonzero(np.triu(np.hypot(apart[..., 0], apart[..., 1]) < reach, k=1))
    return one, other


def _push(spots: Pixels, one: NDArray[np.intp], other: NDArray[np.intp], needed: Pixels) -> Pixels:
    apart = spots[one] - spots[other]
    distance = np.hypot(apart[:, 0], apart[:, 1])
    overlap = needed - distance
    overlap[overlap < SLACK] = 0.0
    # Half each; a little less where many push at once, or they swing.
    share = np.divide(0.45 * overlap, distance, out=np.zeros_like(overlap), where=distance > 0)
    move = apart * share[:, None]
    pushes = np.zeros_like(spots)
    np.add.at(pushes, one, move)
    np.add.at(pushes, other, -move)
    return pushes
