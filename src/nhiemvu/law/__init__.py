"""The law at the floor: citations, provisions, readings, and the parameters of a regulation."""

from nhiemvu.law.citation import Citation
from nhiemvu.law.provisions import Provision, all_provisions, provision
from nhiemvu.law.readings import Reading, all_readings, reading
from nhiemvu.law.regulation import DONG_THAP, Regulation

__all__ = [
    "DONG_THAP",
    "Citation",
    "Provision",
    "Reading",
    "Regulation",
    "all_provisions",
    "all_readings",
    "provision",
    "reading",
]
