"""Lets ``python -m nhiemvu`` be the command line."""

from nhiemvu.cli import main

if __name__ == "__main__":
    main()
