"""Text that any form of a file can hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """Give text with a mark in place of each control character that XML 1.0 forbids.

    >>> plain("a" + chr(7) + "b")
    'a�b'
    """
    return _FORBIDDEN.sub("\ufffd", text)
