"""Every measure of a report by name (10, 11.3): columns, JSON and docs derive from this table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nhiemvu.status.codes import Status
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.text import Language


class Measure(NamedTuple):
    """One measure: its name in data, its name for people, what it is, and what it is counted in.

    ``unit`` is ``tasks``, ``times``, ``rate`` or ``days``.
    """

    name: str
    unit: str
    title: Text
    meaning: Text

    def label(self, lang: Language = "vi") -> str:
        """Name it for people."""
        return self.title.text(lang)


def _status(status: Status) -> Measure:
    return Measure(
        status.value,
        "tasks",
        Text(status.label(), status.label("en")),
        Text("Có trạng thái này tại thời điểm lấy số liệu", "Have this status as of the report"),
    )


MEASURES = (
    Measure(
        "carried_over",
        "tasks",
        Text("Kỳ trước chuyển sang", "Carried over"),
        Text("Giao trước kỳ và chưa kết thúc trước kỳ", "Assigned before the period, not ended"),
    ),
    Measure(
        "newly_assigned",
        "tasks",
        Text("Giao trong kỳ", "Newly assigned"),
        Text("Giao từ đầu kỳ đến thời điểm lấy số liệu", "Assigned in the period, up to as_of"),
    ),
    Measure(
        "tasks",
        "tasks",
        Text("Tổng số nhiệm vụ", "Tasks"),
        Text("Tổng của năm trạng thái", "The sum of the five statuses"),
    ),
    *map(_status, Status),
    Measure(
        "completed",
        "tasks",
        Text("Đã hoàn thành", "Completed"),
        Text("Tổng đã hoàn thành trong hạn và đã hoàn thành quá hạn", "Completed, on time or late"),
    ),
    Measure(
        "completion_rate",
        "rate",
        Text("Tỷ lệ hoàn thành", "Completion rate"),
        Text("Đã hoàn thành / tổng số nhiệm vụ", "Completed / tasks"),
    ),
    Measure(
        "on_time_rate",
        "rate",
        Text("Tỷ lệ hoàn thành trong hạn", "On-time rate"),
        Text("Đã hoàn thành trong hạn / đã hoàn thành", "Completed on time / completed"),
    ),
    Measure(
        "late_rate",
        "rate",
        Text("Tỷ lệ quá hạn", "Late rate"),
        Text(
            "(Đã hoàn thành quá hạn + đang thực hiện quá hạn) / tổng số nhiệm vụ",
            "(Completed late + in progress overdue) / tasks",
        ),
    ),
    Measure(
        "extensions",
        "times",
        Text("Số lần gia hạn", "Extensions granted"),
        Text("Số lần được gia hạn trong kỳ", "Grants made in the period"),
    ),
    Measure(
        "rejections",
        "times",
        Text("Số lần kết quả bị từ chối", "Results rejected"),
        Text("Số lần kết quả bị từ chối trong kỳ", "Rejections made in the period"),
    ),
    Measure(
        "mean_working_days_late",
        "days",
        Text("Số ngày quá hạn bình quân", "Mean working days late"),
        Text(
            "Ngày làm việc quá hạn bình quân của các nhiệm vụ quá hạn",
            "Mean over the completed late and the overdue, in working days",
        ),
    ),
    Measure(
        "lateness_unknown",
        "tasks",
        Text("Chưa tính được số ngày quá hạn", "Lateness outside the calendar"),
        Text(
            "Quá hạn nhưng lịch làm việc chưa có năm cần tính, nên không tính số ngày bình quân",
            "Late, by days that the calendar does not know; the mean is then not given",
        ),
    ),
    Measure(
        "due_soon",
        "tasks",
        Text("Sắp đến hạn", "Due soon"),
        Text(
            "Đang thực hiện trong hạn, thời hạn đến hết ngày làm việc thứ ba (hoặc số ngày đã"
            " chọn) sau ngày lấy số liệu",
            "In progress on time, due by the end of the third working day after as_of (or of as"
            " many as were said)",
        ),
    ),
    Measure(
        "deduct",
        "tasks",
        Text("Thuộc diện trừ điểm thi đua", "Deduct points"),
        Text("Thuộc trường hợp bị trừ điểm thi đua", "The verdict says: deduct emulation points"),
    ),
    Measure(
        "consider_deduction",
        "tasks",
        Text("Thuộc diện xem xét trừ điểm", "Consider deduction"),
        Text("Thuộc trường hợp xem xét trừ điểm thi đua", "The verdict says: consider deducting"),
    ),
    Measure(
        "obligations_met",
        "times",
        Text("Cập nhật, phản hồi đúng thời gian", "Entered or answered in time"),
        Text(
            "Đơn vị cập nhật báo cáo hoặc phản hồi phối hợp đúng thời gian; tính theo ngày phải"
            " xong trong kỳ",
            "Reports the units entered and requests to coordinate they answered in time; by the day"
            " they were due",
        ),
    ),
    Measure(
        "obligations_late",
        "times",
        Text("Cập nhật, phản hồi chậm", "Entered or answered late"),
        Text("Như trên, nhưng đã thực hiện chậm", "Likewise, done late"),
    ),
    Measure(
        "obligations_overdue",
        "times",
        Text("Quá thời gian, chưa phản hồi", "Not answered, overdue"),
        Text("Như trên, chưa thực hiện", "Likewise, not done yet"),
    ),
    Measure(
        "office_met",
        "times",
        Text("Văn phòng cập nhật, xem xét đúng thời gian", "Office: entered or reviewed in time"),
        Text(
            "Văn phòng cập nhật nhiệm vụ hoặc xem xét kết quả đúng thời gian; tính theo ngày phải"
            " xong trong kỳ",
            "Tasks the Office entered and results it reviewed in time; by the day they were due",
        ),
    ),
    Measure(
        "office_late",
        "times",
        Text("Văn phòng cập nhật, xem xét chậm", "Office: entered or reviewed late"),
        Text("Như trên, nhưng đã thực hiện chậm", "Likewise, done late"),
    ),
    Measure(
        "office_overdue",
        "times",
        Text("Văn phòng quá thời gian, chưa xem xét", "Office: not reviewed, overdue"),
        Text("Như trên, chưa thực hiện", "Likewise, not done yet"),
    ),
)
"""Every measure, in the order of a report."""

BY_NAME = {measure.name: measure for measure in MEASURES}
"""Every measure, by its name."""

COMPARED = (
    "tasks",
    "carried_over",
    "newly_assigned",
    "completed",
    "completed_on_time",
    "completed_late",
    "awaiting_confirmation",
    "in_progress_on_time",
    "in_progress_overdue",
    "completion_rate",
    "on_time_rate",
    "late_rate",
    "mean_working_days_late",
    "extensions",
    "rejections",
    "deduct",
    "consider_deduction",
)
"""The measures by which periods are compared, in the order they are read (10)."""
