"""The answer of the classifier: a status, and everything it rests on."""

from __future__ import annotations

from dataclasses import dataclass, fields, make_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from nhiemvu.law.citation import Citation
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.status.codes import Consequence, Status
from nhiemvu.status.explanation import explanation
from nhiemvu.status.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.law.regulation import Regulation
    from nhiemvu.text import Language


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of a task at ``as_of``, with its legal basis and the dates that mattered (5).

    ``basis`` is the provision, ``readings`` the documented readings (``D n``) the answer rests on.
    ``deadline`` is the one in force at ``as_of``, as it was stated; ``deadline_when_sent`` the one
    in force at ``sent_at``, the decisive sending. ``decided_at`` is the decision on it,
    ``recalled_at`` the recall, ``extensions`` the grants so far (5.2.d). ``None`` is what has not
    happened.
    """

    status: Status
    consequence: Consequence
    basis: Citation
    readings: tuple[str, ...]
    facts: Facts
    as_of: datetime
    deadline: date | datetime
    sent_at: datetime | None
    deadline_when_sent: date | datetime | None
    decided_at: datetime | None
    recalled_at: datetime | None
    extensions: int

    def explain(self, lang: Language = "vi", *, regulation: Regulation = DONG_THAP) -> str:
        """Say in sentences why the status is what it is, with its dates and its basis.

        >>> from nhiemvu import Task, classify
        >>> from nhiemvu.moments import parse_moment
        >>> task = Task(id="NV-1", assigned_at="2026-10-05T10:00:00+07:00", deadline="2026-10-20",
        ...             assignee={"code": "H20.15"})
        >>> verdict = classify(task, as_of=parse_moment("2026-10-12T08:00:00+07:00"))
        >>> print(verdict.explain("en"))
        Status as of 2026-10-12T08:00:00+07:00: In progress on time. No result has been sent, and \
the deadline (until the end of 2026-10-20) has not passed. Basis: clause 5, Article 14, \
Regulation of Decision 128/QĐ-UBND of 2026-01-16, People's Committee of Đồng Tháp Province.
        """
        return explanation(self, lang, regulation)


def _fast_constructor() -> Callable[..., Verdict]:
    """Give a constructor for the hot path, four times as fast as that of a frozen dataclass.

    A frozen dataclass pays for every field; a twin with the same slots does not, and may become
    the frozen class once it is filled.
    """
    names = [field.name for field in fields(Verdict)]
    draft: Any = make_dataclass("_Draft", names, slots=True, eq=False)

    def construct(*values: object) -> Verdict:
        filled: Any = draft(*values)
        filled.__class__ = Verdict
        verdict: Verdict = filled
        return verdict

    return construct


new_verdict = _fast_constructor()
