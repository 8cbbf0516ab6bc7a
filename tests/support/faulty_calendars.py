"""Level 1 gone wrong: the 15:00 rule, the calendar, the counting of days."""

from __future__ import annotations

from nhiemvu.text import Text
from planting import Planted

CALENDAR = "cutoff working-days-add working-days-between"
IN_TIME = "in_time = works(local.date()) and local.time() <= time(15)"
DAYS = 'for day in json.loads(line)["days"]\n'


def days_without(condition: str) -> str:
    """Leave some days out of the calendar."""
    return DAYS.replace("\n", f"\n    if not ({condition})\n")


CALENDAR_FAULTS = (
    # the 15:00 rule
    Planted(
        "cutoff-exclusive",
        Text("đúng 15 giờ 00 bị coi là sau 15 giờ", "15:00 exactly is taken for after 15:00"),
        IN_TIME,
        IN_TIME.replace("<=", "<"),
        "cutoff",
    ),
    Planted(
        "cutoff-by-the-minute",
        Text("15 giờ 00 phút 59 giây vẫn coi là 15 giờ", "15:00:59 is still taken for 15:00"),
        IN_TIME,
        IN_TIME.replace("local.time()", "local.time().replace(second=0, microsecond=0)"),
        "cutoff",
    ),
    Planted(
        "cutoff-by-the-second",
        Text("bỏ phần lẻ của giây", "fractions of a second are dropped"),
        IN_TIME,
        IN_TIME.replace("local.time()", "local.time().replace(microsecond=0)"),
        "cutoff",
    ),
    Planted(
        "cutoff-on-days-off",
        Text(
            "ngày nghỉ trước 15 giờ vẫn tính là ngày đó",
            "before 15:00 a day off is due the same day",
        ),
        IN_TIME,
        "in_time = local.time() <= time(15)",
        "cutoff",
    ),
    Planted(
        "cutoff-at-five",
        Text("lấy 17 giờ thay cho 15 giờ", "17:00 instead of 15:00"),
        IN_TIME,
        IN_TIME.replace("15", "17"),
        "cutoff",
    ),
    Planted(
        "cutoff-next-calendar-day",
        Text(
            "sau 15 giờ thì sang ngày hôm sau, dù là ngày nghỉ",
            "after 15:00 the next day, be it a day off",
        ),
        "if in_time else following(local.date()))}",
        "if in_time else local.date() + DAY)}",
        "cutoff",
    ),
    # the calendar
    Planted(
        "make-up-saturdays-forgotten",
        Text("quên các ngày thứ Bảy làm bù", "make-up Saturdays are forgotten"),
        DAYS,
        days_without('day["working"]'),
        CALENDAR,
    ),
    Planted(
        "swapped-days-forgotten",
        Text("quên các ngày nghỉ hoán đổi", "days swapped off are forgotten"),
        DAYS,
        days_without('day["kind"] == "swapped_off"'),
        CALENDAR,
    ),
    Planted(
        "make-up-rest-forgotten",
        Text("quên các ngày nghỉ bù", "make-up rests are forgotten"),
        DAYS,
        days_without('day["kind"] == "make_up_rest"'),
        CALENDAR,
    ),
    Planted(
        "tet-forgotten",
        Text("quên Tết Nguyên đán", "Tết is forgotten"),
        DAYS,
        days_without('day["date"][5:7] in ("01", "02") and day["date"][5:] > "01-19"'),
        CALENDAR,
    ),
    Planted(
        "culture-day-forgotten",
        Text("quên ngày 24/11 từ năm 2026", "24 November is forgotten"),
        DAYS,
        days_without('day["date"][5:] == "11-24"'),
        CALENDAR,
    ),
    Planted(
        "culture-day-before-2026",
        Text("cho nghỉ ngày 24/11 cả trước năm 2026", "24 November is off before 2026 too"),
        "return UNUSUAL.get(str(day), day.weekday() < 5)",
        'return str(day)[5:] != "11-24" and UNUSUAL.get(str(day), day.weekday() < 5)',
        CALENDAR,
    ),
    Planted(
        "no-holiday-at-all",
        Text("chỉ biết thứ Bảy, Chủ nhật", "only weekends are known"),
        "return UNUSUAL.get(str(day), day.weekday() < 5)",
        "return day.weekday() < 5",
        CALENDAR,
    ),
    Planted(
        "years-before-2024-unknown",
        Text(
            "không có ngày nghỉ, ngày làm bù của các năm trước 2024",
            "days off and make-up days before 2024 are missing",
        ),
        DAYS,
        days_without('day["date"] < "2024"'),
        CALENDAR,
    ),
    # counting days
    Planted(
        "first-day-counted",
        Text("tính cả ngày bắt đầu", "the day itself is counted"),
        "for _ in range(abs(n)):",
        "for _ in range(abs(n) - works(day)):",
        "working-days-add",
    ),
    Planted(
        "zero-days-stay",
        Text("cộng 0 ngày từ ngày nghỉ thì giữ nguyên", "no day on from a day off stays there"),
        'asked["n"] or int(not works(day))',
        'asked["n"]',
        "working-days-add",
    ),
    Planted(
        "never-backwards",
        Text("số âm cũng cộng tới", "a negative number is added too"),
        "DAY if n > 0 else -DAY",
        "DAY",
        "working-days-add",
    ),
    Planted(
        "both-ends-counted",
        Text("đếm cả ngày đầu và ngày cuối", "both ends are counted"),
        "for n in range(1, abs((b - a).days) + 1))",
        "for n in range(abs((b - a).days) + 1))",
        "working-days-between",
    ),
    Planted(
        "last-day-left-out",
        Text("không đếm ngày cuối", "the last day is left out"),
        "for n in range(1, abs((b - a).days) + 1))",
        "for n in range(1, abs((b - a).days)))",
        "working-days-between",
    ),
    Planted(
        "never-negative",
        Text("đếm ngược cũng ra số dương", "the count backward is not negative"),
        " * (1 if a <= b else -1)}",
        "}",
        "working-days-between",
    ),
    # moments
    Planted(
        "offset-ignored",
        Text(
            "bỏ qua độ lệch múi giờ, lấy giờ như đã ghi",
            "the offset is ignored, the clock is taken as written",
        ),
        "return datetime.fromisoformat(text).astimezone(VIET_NAM)",
        "return datetime.fromisoformat(text).replace(tzinfo=VIET_NAM)",
        "cutoff deadline-edges history-order",
        "extensions",
    ),
    Planted(
        "days-of-utc",
        Text("tính ngày theo giờ UTC", "days are those of UTC"),
        "VIET_NAM = timezone(timedelta(hours=7))",
        "VIET_NAM = timezone(timedelta(0))",
        "cutoff deadline-edges",
        "decision-table extensions history-extensions",
    ),
)
