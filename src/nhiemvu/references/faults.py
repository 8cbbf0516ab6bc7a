"""What can be wrong with the number and symbol of a document (7.1.b).

The form is that of Decree 30/2020/NĐ-CP: a number and a symbol (article 15 and appendix I), kinds
of documents (article 7 and appendix III), the length of the symbol as a field (appendix VI, which
6.1 makes the subsystem meet). That a number has six digits at most is this library's own bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from nhiemvu.errors.root import sentence
from nhiemvu.law.citation import Citation
from nhiemvu.moments import FIRST_YEAR, LAST_YEAR
from nhiemvu.text import NOTHING, Text

if TYPE_CHECKING:
    from nhiemvu.text import Language

LONGEST_TEXT: Final = 200
"""A text beyond this many signs is none that holds a reference; it is not looked into."""

MOST_DIGITS: Final = 6
LONGEST_SYMBOL: Final = 30

_PLACE = Text("ký tự thứ {}: ", "character {}: ")


class FaultRule(NamedTuple):
    """One thing that can be wrong: its provision, what is expected, whether it can be put right."""

    provision: Citation
    expected: Text
    certain: bool = False


_NUMBER, _KIND, _LENGTH = map(Citation.parse, ("nd30-2020:15", "nd30-2020:7", "6.1"))
_WHOLE = Text("số, ký hiệu văn bản, ví dụ 128/QĐ-UBND", "number and symbol, such as 128/QĐ-UBND")


def _number(vi: str, en: str, *, certain: bool = False) -> FaultRule:
    return FaultRule(_NUMBER, Text(vi, en), certain)


FAULT_RULES: Final = {
    "not_text": FaultRule(_NUMBER, _WHOLE),
    "empty": FaultRule(_NUMBER, _WHOLE),
    "too_long": _number(
        f"chỉ ghi số, ký hiệu, ví dụ 128/QĐ-UBND (không quá {LONGEST_TEXT} ký tự)",
        f"number and symbol alone, such as 128/QĐ-UBND (at most {LONGEST_TEXT} characters)",
    ),
    "parts": _number(
        "số, năm, chữ cái sau số và ký hiệu để riêng từng phần",
        "number, year, letter after the number and symbol, each on its own",
    ),
    "spaces": _number("viết liền, không cách chữ", "no spaces", certain=True),
    "words_before": _number(
        "bắt đầu bằng số, không ghi gì phía trước", "the number first, nothing before it"
    ),
    "words_after": _number(
        "kết thúc ở ký hiệu, không ghi thêm ngày, cơ quan, trích yếu",
        "nothing after the symbol: no date, agency or subject",
        certain=True,
    ),
    "number_missing": _number(
        "số văn bản đứng trước dấu /, ví dụ 128/QĐ-UBND",
        "a number before the slash, such as 128/QĐ-UBND",
    ),
    "number_too_long": _number(
        f"số có không quá {MOST_DIGITS} chữ số", f"a number of at most {MOST_DIGITS} digits"
    ),
    "number_zero": _number("số từ 01 trở lên", "a number from 01 on"),
    "zero_missing": _number(
        "số nhỏ hơn 10 có thêm số 0 phía trước: {}",
        "a zero before a number below 10: {}",
        certain=True,
    ),
    "zeros_superfluous": _number(
        "không thêm số 0 phía trước: {}", "no more zeros before the number: {}", certain=True
    ),
    "suffix": _number(
        "sau số chỉ được thêm một chữ cái từ a đến z, ví dụ 12a/QĐ-UBND",
        "one letter from a to z after the number at most, such as 12a/QĐ-UBND",
    ),
    "separator": _number(
        "dấu gạch chéo (/) ngăn giữa số, năm và ký hiệu",
        "a slash (/) between number, year and symbol",
    ),
    "year": _number(
        f"năm gồm bốn chữ số, từ {FIRST_YEAR} đến {LAST_YEAR}",
        f"a year of four digits, from {FIRST_YEAR} to {LAST_YEAR}",
    ),
    "symbol_missing": _number(
        "ký hiệu sau dấu /, ví dụ 128/QĐ-UBND", "a symbol after the slash, such as 128/QĐ-UBND"
    ),
    "symbol_start": _number("ký hiệu bắt đầu bằng chữ cái", "a symbol that begins with a letter"),
    "symbol_too_long": FaultRule(
        _LENGTH,
        Text(
            f"ký hiệu không quá {LONGEST_SYMBOL} ký tự",
            f"a symbol of at most {LONGEST_SYMBOL} characters",
        ),
    ),
    "empty_group": _number(
        "chữ viết tắt ở cả hai bên dấu gạch nối (-)", "an abbreviation on each side of a hyphen (-)"
    ),
    "hyphen": _number(
        "dấu gạch nối (-) giữa các chữ viết tắt",
        "a hyphen (-) between abbreviations",
        certain=True,
    ),
    "sign": _number(
        "chữ cái tiếng Việt hoặc chữ số; dấu . và dấu & chỉ đặt giữa hai chữ",
        "a Latin or Vietnamese letter, a digit; a full stop or & only between two of them",
    ),
    "wrong_case": _number("viết là {}", "the spelling {}", certain=True),
    "look_alike": _number("chữ {}, không phải {}", "{}, not {}", certain=True),
    "invented_kind": FaultRule(
        _KIND,
        Text(
            "không ghi tên loại, vì công văn không có chữ viết tắt tên loại; ghi cơ quan ban hành"
            " rồi đến đơn vị soạn thảo hoặc lĩnh vực, ví dụ 1234/UBND-KT",
            "no abbreviation of the kind, for official letters have none: the agency, then the unit"
            " or field, such as 1234/UBND-KT",
        ),
        certain=True,
    ),
    "issuer_missing": _number(
        "cơ quan ban hành sau tên loại văn bản, ví dụ 128/QĐ-UBND",
        "the issuing agency after the kind of document, such as 128/QĐ-UBND",
    ),
    "unit_missing": _number(
        "tên loại văn bản trước cơ quan ban hành, ví dụ 128/QĐ-UBND; với công văn thì thêm đơn vị"
        " soạn thảo hoặc lĩnh vực, ví dụ 1234/UBND-KT",
        "a kind of document before the agency, such as 128/QĐ-UBND; for an official letter, the"
        " unit or field after it, such as 1234/UBND-KT",
    ),
}
"""The codes of what can be wrong, each with its provision."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a reference: where, what was found, what is expected (7.1.b).

    ``position`` counts from zero in the text brought to Unicode NFC, and is its length where
    something is missing at the end; ``found`` is empty where something is missing. For people,
    characters are counted from one.

    >>> fault = new_fault("wrong_case", 4, "qđ", "QĐ")
    >>> fault.message("en")
    'character 5: received "qđ"; expected the spelling QĐ (Article 15, Decree 30/2020/NĐ-CP)'
    """

    code: str
    position: int
    found: str
    expected: Text
    provision: Citation

    def message(self, lang: Language = "vi") -> str:
        """Say it in a line."""
        said = sentence(self.found or NOTHING, self.expected, self.provision, lang)
        return _PLACE.text(lang).format(self.position + 1) + said


def new_fault(code: str, position: int, found: str, *right: str) -> Fault:
    """Make a fault by its code; ``right`` is what would have been right, where it can be told.

    >>> new_fault("zero_missing", 0, "7", "07").expected.vi
    'số nhỏ hơn 10 có thêm số 0 phía trước: 07'
    """
    rule = FAULT_RULES[code]
    expected = Text(*(words.format(*right) for words in rule.expected)) if right else rule.expected
    return Fault(code, position, found, expected, rule.provision)
