"""The law at the floor: citations, provisions, readings, and the parameters of a regulation."""

from nhiemvu.law.citation import Citation
from nhiemvu.law.provisions import Provision, provision, provisions
from nhiemvu.law.readings import Reading, reading, readings
from nhiemvu.law.regulation import DONG_THAP, Regulation

__all__ = [
    "DONG_THAP",
    "Citation",
    "Provision",
    "Reading",
    "Regulation",
    "provision",
    "provisions",
    "reading",
    "readings",
]
