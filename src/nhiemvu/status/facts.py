"""The facts that decide a status: review, sent, decided, now. Nothing else counts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from nhiemvu.status.codes import Review, Timeliness, Window


@dataclass(frozen=True, slots=True)
class Facts:
    """What is the case at a moment (5.1, 5.2).

    ``sent`` is ``None`` while nothing was submitted; ``decided`` unless the result was rejected.
    """

    review: Review
    sent: Timeliness | None
    decided: Window | None
    now: Window


def all_facts() -> tuple[Facts, ...]:
    """Give every combination of facts there is.

    >>> len(all_facts())
    18
    """
    return tuple(
        Facts(review, sent, decided, now)
        for review in Review
        for sent in ((None,) if review is Review.NONE else tuple(Timeliness))
        for decided in (tuple(Window) if review is Review.REJECTED else (None,))
        for now in Window
    )


_SENT = {False: Timeliness.ON_TIME, True: Timeliness.LATE}
_WINDOW = {False: Window.WITHIN, True: Window.PAST}

FACTS: dict[tuple[str, bool, bool, bool], Facts] = {
    (review.value, late, decided_past, past): Facts(
        review,
        None if review is Review.NONE else _SENT[late],
        _WINDOW[decided_past] if review is Review.REJECTED else None,
        _WINDOW[past],
    )
    for review, (late, decided_past, past) in product(Review, product((False, True), repeat=3))
}
"""The facts by review, sent late, decided past the deadline, now past it; where a fact does not
apply, its flag makes no difference."""
