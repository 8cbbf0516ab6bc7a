"""The symbol of a document: abbreviations with hyphens between them, and what they stand for."""

from __future__ import annotations

from itertools import compress, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from nhiemvu.references.faults import LONGEST_SYMBOL
from nhiemvu.references.kinds import OTHER_KINDS, kind_of
from nhiemvu.references.signs import BETWEEN, DASHES, DIGITS, LETTERS, SLASHES, well_written

if TYPE_CHECKING:
    from nhiemvu.references.scan import Scan

_INVENTED: Final = "CV"
_FEWEST_IN_A_LETTER = 2


class Group(NamedTuple):
    """An abbreviation, and where it begins."""

    text: str
    place: int


def names_a_kind(abbreviation: str) -> bool:
    """Tell whether an abbreviation stands for a kind of document, and so not for an agency."""
    return kind_of(abbreviation) is not None or abbreviation in OTHER_KINDS


def read_symbol(scan: Scan, place: int, *, with_year: bool) -> str:
    """Read the rest of the text; give the symbol as it should be written."""
    end = _without_last_stop(scan, place)
    if end - place > LONGEST_SYMBOL:
        scan.wrong(
            "symbol_too_long", place + LONGEST_SYMBOL, scan.text[place + LONGEST_SYMBOL : end]
        )
    groups = _groups(scan, place, end)
    if groups[0].text[:1] in DIGITS:
        scan.wrong("symbol_start", place, groups[0].text)
    written = [_written(scan, group, first=group is groups[0]) for group in groups]
    return "-".join(_with_issuer(scan, groups, written, with_year=with_year))


def _without_last_stop(scan: Scan, place: int) -> int:
    """Leave out a full stop or comma that ends the sentence the reference stood in."""
    end = len(scan.text)
    if end - place > 1 and scan.text[end - 1] in ".,;:":
        end -= 1
        scan.wrong("sign", end, scan.text[end], certain=True)
    return end


def _groups(scan: Scan, place: int, end: int) -> list[Group]:
    """Divide the symbol at its hyphens, and at what was typed for one."""
    groups = []
    for here in range(place, end):
        sign = scan.text[here]
        if sign not in DASHES and sign not in SLASHES:
            continue
        groups.append(Group(scan.text[place:here], place))
        place = here + 1
        if sign != "-":
            # what follows a slash may be a year, or a number
            slash_before_digits = sign in SLASHES and scan.sign(place) in DIGITS
            scan.wrong("hyphen", here, sign, certain=not slash_before_digits)
    return [*groups, Group(scan.text[place:end], place)]


def _written(scan: Scan, group: Group, *, first: bool) -> str:
    """Check the signs of a group; give it in capitals, as the known ones are written."""
    if not group.text:
        scan.wrong("empty_group", group.place, "")
    kept = [_allowed(group.text, index) for index in range(len(group.text))]
    for allowed, indices in groupby(range(len(kept)), kept.__getitem__):
        run = list(indices)
        if not allowed:
            scan.wrong("sign", group.place + run[0], group.text[run[0] : run[-1] + 1])
    legible = "".join(compress(group.text, kept))
    right = well_written(legible, first=first)
    if right != legible:
        scan.wrong("wrong_case", group.place, group.text, right)
    return right


def _allowed(text: str, index: int) -> bool:
    sign = text[index]
    around = (text[index - 1 : index], text[index + 1 : index + 2])
    return _is_word(sign) or (sign in BETWEEN and all(map(_is_word, around)))


def _is_word(sign: str) -> bool:
    return sign in LETTERS or sign in DIGITS


def _with_issuer(
    scan: Scan, groups: list[Group], written: list[str], *, with_year: bool
) -> list[str]:
    """Check that the symbol names an issuer, and what else its kind of document asks for."""
    end = groups[-1].place + len(groups[-1].text)
    if written[0] == _INVENTED:
        letter = written[1:]
        certain = len(letter) >= _FEWEST_IN_A_LETTER and not with_year
        certain &= not any(map(names_a_kind, letter[:1]))
        scan.wrong("invented_kind", groups[0].place, groups[0].text, certain=certain)
        return letter
    if len(written) == 1 and written[0]:
        if names_a_kind(written[0]):
            scan.wrong("issuer_missing", end, "")
        elif not with_year:
            scan.wrong("unit_missing", end, "")
    return written
