"""Documents: the directive that gives a task, the report that answers it (11.2.a, 14.4).

Everything is optional: hosts hold old, incomplete records, and what is missing is reported by an
audit, not refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import StrictBool

from nhiemvu.language import LabelledEnum
from nhiemvu.model.fields import Day, Model, Moment, Name, Words
from nhiemvu.model.organisations import Person

if TYPE_CHECKING:
    from nhiemvu.moments import Deadline


class Signature(LabelledEnum):
    """How an attached file is signed (11.2.a, 14.4.c)."""

    DIGITAL = "digital", "chữ ký số", "digital signature"
    CERTIFIED_SCAN = "certified_scan", "bản scan sao y", "certified scan"


class Attachment(Model):
    """An attached file; ``signature`` is ``None`` when it bears none (11.2.a, 14.4.c)."""

    name: Name
    sha256: Words | None = None
    signature: Signature | None = None


class Document(Model):
    """A document: title, number and symbol, subject, date, signer, files (11.2.a, 14.4.a, 14.4.b).

    ``issued_on`` is the date it bears, ``released_at`` the moment it was sent out, which starts
    the 15:00 clock.

    >>> Document(title="Báo cáo", reference="45/BC-STC", issued_on="2026-10-19").issued_on
    datetime.date(2026, 10, 19)
    """

    title: Words | None = None
    reference: Words | None = None
    subject: Words | None = None
    issued_on: Day | None = None
    released_at: Moment | None = None
    signer: Person | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def released(self) -> Deadline | None:
        """When it was released: the moment, or where that is not known its date alone [D 11].

        >>> Document(issued_on="2026-10-19").released
        datetime.date(2026, 10, 19)
        """
        return self.released_at or self.issued_on


class DirectiveDocument(Document):
    """A document that gives a task (3.1); a consultation slip needs no reference (3.1.c)."""

    consultation_slip: StrictBool = False
