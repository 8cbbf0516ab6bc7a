"""What helps to test: the sample province, and the conformance kit to come."""
