"""What a store refuses is said to an officer, and keeps its values between processes."""

from __future__ import annotations

import pickle

import pytest

from nhiemvu.errors import LostUpdateError, StoreError, TaskExistsError, UnknownTaskError

ERRORS = {
    "unknown_task": UnknownTaskError("NV-9"),
    "task_exists": TaskExistsError("NV-1"),
    "lost_update": LostUpdateError("NV-1", version=3, newest=4),
}


@pytest.mark.parametrize(("code", "error"), ERRORS.items())
def test_an_error_of_a_store_keeps_its_words_and_values(code: str, error: StoreError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (type(again), again.code, vars(again)) == (type(error), code, vars(error))
    for text in (error.message("vi"), error.message("en")):
        assert text.startswith(f"{error.task_id}: ")
    assert "nhận được: " in str(error)
    assert "; yêu cầu: " in str(error)


def test_a_lost_update_names_both_versions_and_what_to_do() -> None:
    error = ERRORS["lost_update"]
    assert (error.version, error.newest) == (3, 4)  # type: ignore[attr-defined]
    assert str(error) == (
        "NV-1: nhận được: phiên bản 3; yêu cầu: phiên bản 4, vì nhiệm vụ đã được cập nhật sau khi"
        " đọc; hãy đọc lại, xem nội dung đã thay đổi rồi mới cập nhật"
    )


def test_an_id_is_shown_so_that_a_terminal_cannot_obey_it() -> None:
    assert UnknownTaskError("a\x1b[31m").message("en").isprintable()
