"""What the page of a report says in sentences; what has no figure is left unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.reporting.figures import shown_number, shown_percent
from nhiemvu.text import Language, Text, shown

if TYPE_CHECKING:
    from fractions import Fraction

    from nhiemvu.reporting.lights import Lights
    from nhiemvu.reporting.measures import Measures
    from nhiemvu.reporting.report import Report
    from nhiemvu.reporting.trend import Trend


def origin(total: Measures) -> Text:
    """Say how many tasks there are, and where they come from."""
    many = _both(total.tasks)
    before, new = _both(total.carried_over), _both(total.newly_assigned)
    said = Text(
        f"Tổng số {many.vi} nhiệm vụ (kỳ trước chuyển sang {before.vi}, giao trong kỳ {new.vi}",
        f"{many.en} task{_s(total.tasks)} ({before.en} carried over, {new.en} newly assigned",
    )
    if not total.recalled:
        return Text(said.vi + ").", said.en + ").")
    apart = _both(total.recalled)
    return Text(
        f"{said.vi}; {apart.vi} nhiệm vụ đã thu hồi không tính vào tổng số).",
        f"{said.en}; {apart.en} recalled, not among them).",
    )


def sentences(total: Measures) -> list[Text]:
    """Say what can be said of the whole; what has no figure is left out."""
    found = []
    if total.completion_rate is not None and total.late_rate is not None:
        rate, late = _percents(total.completion_rate), _percents(total.late_rate)
        found.append(Text(f"Tỷ lệ hoàn thành {rate.vi}", f"Completion rate {rate.en}"))
        if total.on_time_rate is not None:
            part = _percents(total.on_time_rate)
            found.append(
                Text(
                    f"trong đó hoàn thành trong hạn {part.vi} số đã hoàn thành",
                    f"of the completed, {part.en} on time",
                )
            )
        found.append(Text(f"quá hạn {late.vi} tổng số", f"late, {late.en} of all"))
        if total.mean_working_days_late is not None:
            mean = _both(total.mean_working_days_late, decimals=True)
            found.append(
                Text(
                    f"bình quân quá hạn {mean.vi} ngày làm việc mỗi nhiệm vụ",
                    f"by {mean.en} working days on average",
                )
            )
        found = [Text("; ".join(t.vi for t in found) + ".", "; ".join(t.en for t in found) + ".")]
    if total.due_soon is not None:
        soon = _both(total.due_soon)
        found.append(Text(f"Sắp đến hạn: {soon.vi} nhiệm vụ.", f"Due soon: {soon.en}."))
    grants, returns = _both(total.extensions), _both(total.rejections)
    found.append(
        Text(
            f"Trong kỳ: gia hạn {grants.vi} lần, từ chối kết quả {returns.vi} lần.",
            f"In the period: {grants.en} extension{_s(total.extensions)},"
            f" {returns.en} rejection{_s(total.rejections)}.",
        )
    )
    sure, maybe = _both(total.deduct), _both(total.consider_deduction)
    found.append(
        Text(
            f"Thuộc diện trừ điểm thi đua: {sure.vi} nhiệm vụ; xem xét trừ điểm: {maybe.vi} nhiệm"
            " vụ.",
            f"To deduct points: {sure.en}; to consider it: {maybe.en}.",
        )
    )
    return found


def duties(total: Measures) -> list[Text]:
    """Say how the duties due in the period were kept; of whom there are none, nothing."""
    units = total.obligations_met, total.obligations_late, total.obligations_overdue
    office = total.office_met, total.office_late, total.office_overdue
    found = []
    if any(units):
        kept = _kept(*units)
        found.append(
            Text(
                f"Đơn vị cập nhật báo cáo, phản hồi phối hợp: {kept.vi}.",
                f"Units, entering reports and answering: {kept.en}.",
            )
        )
    if any(office):
        kept = _kept(*office)
        found.append(
            Text(
                f"Văn phòng cập nhật nhiệm vụ, xem xét kết quả: {kept.vi}.",
                f"The Office, entering tasks and reviewing: {kept.en}.",
            )
        )
    return found


def _kept(met: int | None, late: int | None, overdue: int | None) -> Text:
    in_time, behind, undone = (_both(number or 0) for number in (met, late, overdue))
    return Text(
        f"đúng thời gian {in_time.vi} lần, chậm {behind.vi} lần, quá thời gian chưa thực hiện"
        f" {undone.vi} lần",
        f"{in_time.en} in time, {behind.en} late, {undone.en} overdue and not done",
    )


def remarks(trend: Trend, *, series: bool = True) -> list[Text]:
    """Say what to mind in a comparison: no data, days before the regulation, a period not over.

    Without ``series`` the periods of a year that are not compared one by one are left aside.
    """
    found = []
    names = {
        Text("kỳ trước", "the period before"): trend.previous,
        Text("cùng kỳ năm trước", "the same period of the year before"): trend.year_before,
    }
    day = DONG_THAP.effective_on
    for name, report in names.items():
        if report.empty:
            vi, en = (report.period.label(lang) for lang in _LANGS)
            before = report.period.last < day
            why_vi = f", vì kỳ này trước ngày Quy chế có hiệu lực ({shown(day)})" if before else ""
            why_en = f": it ended before the regulation came into force ({day})" if before else ""
            found.append(
                Text(
                    f"Không có số liệu của {name.vi} ({vi}) để so sánh{why_vi}.",
                    f"No data of {name.en} ({en}) to compare with{why_en}.",
                )
            )
    others = trend.series[:-1] if series else (trend.previous,)
    compared = (*others, trend.year_before, trend.year_to_date)
    early = [one.period for one in compared if not one.empty and one.period.first < day]
    if early:
        vi, en = (", ".join(dict.fromkeys(one.label(lang) for one in early)) for lang in _LANGS)
        found.append(
            Text(
                f"Số liệu so sánh có thời gian trước ngày {shown(day)}, ngày Quy chế có hiệu lực,"
                f" chỉ để tham khảo: {vi}.",
                f"Figures that include days before {day}, when the regulation came into force, are"
                f" for reference only: {en}.",
            )
        )
    if trend.report.as_of < trend.report.period.end:
        found.append(
            Text(
                "Kỳ báo cáo chưa kết thúc: các kỳ so sánh tính đến hết kỳ, kỳ này mới tính đến thời"
                " điểm lấy số liệu.",
                "The period is not over: the others are counted at their close, this one as of its"
                " moment.",
            )
        )
    if series and trend.report.total.obligations_met is not None:
        found.append(
            Text(
                "Việc cập nhật, phản hồi, xem xét chỉ tính cho kỳ báo cáo, không tính cho các kỳ so"
                " sánh.",
                "Entering, answering and reviewing are counted for this period alone.",
            )
        )
    return found


def left_out(report: Report) -> list[Text]:
    """Say how many tasks came after the moment of the report; nothing where there are none."""
    if not report.later:
        return []
    many = _both(report.later)
    return [
        Text(
            f"Không tính {many.vi} nhiệm vụ giao sau thời điểm lấy số liệu.",
            f"Left out: {many.en} assigned after the moment of the report.",
        )
    ]


def thresholds(lights: Lights) -> Text:
    """Say by which thresholds a deadline is near, and that the regulation knows none."""
    return Text(
        f"Mức sắp đến hạn (còn không quá {lights.amber} ngày làm việc) và rất gấp (còn không quá"
        f" {lights.red} ngày) do cơ quan sử dụng đặt, không phải quy định của Quy chế.",
        f"Due soon (at most {lights.amber} working days left) and urgent (at most {lights.red}) are"
        " the host's own thresholds, no part of the regulation.",
    )


PROVISIONAL = Text(
    "Số liệu có dùng ngày thuộc năm chưa công bố lịch nghỉ (lịch dự kiến).",
    "The figures use days of a year that is not announced (projected calendar).",
)
"""Said below figures that rest on a projection."""

_LANGS: tuple[Language, ...] = ("vi", "en")


def _both(number: Fraction | int, *, decimals: bool = False) -> Text:
    return Text(*(shown_number(number, lang, decimals=decimals) for lang in _LANGS))


def _percents(share: Fraction) -> Text:
    return Text(*(shown_percent(share, lang) for lang in _LANGS))


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def unknown(report: Report) -> list[Text]:
    """Say which figures nobody can give, since they rest on days outside the calendar."""
    found = []
    if report.total.lateness_unknown:
        number = report.total.lateness_unknown
        found.append(
            Text(
                f"Có {number} nhiệm vụ quá hạn mà lịch đang dùng không có những ngày cần tính, nên"
                " không nêu số ngày quá hạn bình quân.",
                f"{number} late task(s) lie outside the calendar in use, so no mean lateness is"
                " given.",
            )
        )
    if report.total.due_soon is None:
        found.append(
            Text(
                "Không xác định được nhiệm vụ sắp đến hạn, vì lịch đang dùng không có những ngày"
                " cần tính.",
                "What is due soon cannot be told: those days lie outside the calendar in use.",
            )
        )
    return found


def notes(report: Report) -> list[Text]:
    """Say what the figures do not know, and what they rest on."""
    found = unknown(report)
    if report.not_charged:
        number = report.not_charged
        found.append(
            Text(
                f"Trong số nêu trên có {number} nhiệm vụ không tính trừ điểm, vì thời hạn trước"
                f" ngày {shown(DONG_THAP.effective_on)}, ngày Quy chế có hiệu lực (D 15).",
                f"Of the deductions above, {number} not charged: the deadline is before"
                f" {DONG_THAP.effective_on}, when the regulation came into force (D 15).",
            )
        )
    if report.provisional:
        found.append(PROVISIONAL)
    return found
