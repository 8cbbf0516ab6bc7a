"""The audit (3, 4, 11, 14): who was late, what a record lacks, what contradicts the rules."""
