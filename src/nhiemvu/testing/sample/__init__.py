"""A fictional year of a real province, to try the library on."""

from nhiemvu.testing.sample.making import sample, sample_line
from nhiemvu.testing.sample.province import sample_units

__all__ = ["sample", "sample_line", "sample_units"]
