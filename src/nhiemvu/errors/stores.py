"""What is refused by a store of tasks: an id it does not know, an id twice, a lost update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.errors.root import NhiemvuError, sentence
from nhiemvu.text import Text, cut

if TYPE_CHECKING:
    from nhiemvu.text import Language

_STORED = Text(
    "mã của một nhiệm vụ đã lưu; hãy kiểm tra lại mã, hoặc lưu nhiệm vụ trước",
    "the id of a task that is stored; check the id, or add the task first",
)
_ONCE = Text(
    "mỗi mã chỉ dùng cho một nhiệm vụ; hãy cập nhật nhiệm vụ đã có, hoặc dùng mã khác",
    "each id for one task only; write to the task that is there, or use another id",
)


class StoreError(NhiemvuError):
    """Something about one task that its store refuses; ``task_id`` says which."""

    def __init__(self, code: str, task_id: str, *, found: Text, expected: Text) -> None:
        super().__init__(code, found=found, expected=expected)
        self.task_id = task_id

    def message(self, lang: Language = "vi") -> str:
        """Say which task, what was received, what is expected and what to do."""
        return f"{cut(self.task_id)}: {sentence(self.found, self.expected, None, lang)}"


class UnknownTaskError(StoreError):
    """An id under which no task is stored.

    >>> print(UnknownTaskError("NV-9").message("en"))
    NV-9: received an id that is not stored; expected the id of a task that is stored; check the \
id, or add the task first
    """

    def __init__(self, task_id: str) -> None:
        found = Text("mã chưa có trong dữ liệu đã lưu", "an id that is not stored")
        super().__init__("unknown_task", task_id, found=found, expected=_STORED)


class TaskExistsError(StoreError):
    """A task added under an id that another task has already.

    >>> print(TaskExistsError("NV-1"))
    NV-1: nhận được: mã đã dùng cho một nhiệm vụ khác; yêu cầu: mỗi mã chỉ dùng cho một nhiệm vụ; \
hãy cập nhật nhiệm vụ đã có, hoặc dùng mã khác
    """

    def __init__(self, task_id: str) -> None:
        found = Text("mã đã dùng cho một nhiệm vụ khác", "an id that another task has")
        super().__init__("task_exists", task_id, found=found, expected=_ONCE)


class LostUpdateError(StoreError):
    """A write that rests on a version which is no longer the newest.

    ``version`` is the one the writer had read, ``newest`` the one that is stored now.

    >>> print(LostUpdateError("NV-1", version=3, newest=4).message("en"))
    NV-1: received version 3; expected version 4: the task was written to after it was read; read \
it again, see what has changed, then write
    """

    def __init__(self, task_id: str, *, version: int, newest: int) -> None:
        expected = Text(
            f"phiên bản {newest}, vì nhiệm vụ đã được cập nhật sau khi đọc; hãy đọc lại, xem nội"
            " dung đã thay đổi rồi mới cập nhật",
            f"version {newest}: the task was written to after it was read; read it again, see what"
            " has changed, then write",
        )
        found = Text(f"phiên bản {version}", f"version {version}")
        super().__init__("lost_update", task_id, found=found, expected=expected)
        self.version = version
        self.newest = newest
