"""What helps to test: the sample province, and the conformance kit.

Names are loaded when they are first used.

>>> from nhiemvu.testing import certify
>>> from nhiemvu.testing.answers import answer
>>> certify(answer, level=1).conforming
True
"""

from typing import TYPE_CHECKING

from nhiemvu._lazy import lazy_names

if TYPE_CHECKING:
    from nhiemvu.testing.corpus import Case, cases
    from nhiemvu.testing.outcomes import Certificate, Outcome, Result
    from nhiemvu.testing.runner import certify, explored

__all__ = ["Case", "Certificate", "Outcome", "Result", "cases", "certify", "explored"]

__getattr__ = lazy_names(
    __name__,
    {
        "Case": "nhiemvu.testing.corpus",
        "Certificate": "nhiemvu.testing.outcomes",
        "Outcome": "nhiemvu.testing.outcomes",
        "Result": "nhiemvu.testing.outcomes",
        "cases": "nhiemvu.testing.corpus",
        "certify": "nhiemvu.testing.runner",
        "explored": "nhiemvu.testing.runner",
    },
)
