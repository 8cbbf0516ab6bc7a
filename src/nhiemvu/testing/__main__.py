"""Lets ``python -m nhiemvu.testing`` answer the protocol of the conformance kit."""

import sys

from nhiemvu.testing.answers import serve

if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
