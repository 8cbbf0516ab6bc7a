"""Every claim of speed, as a ratio against a named reference, in one run."""

from __future__ import annotations

import sys

from benchmarks import calendar_rows, export_rows, import_rows, report_rows, status_rows


def main() -> int:
    failed = 0
    for module in (calendar_rows, status_rows, report_rows, export_rows, import_rows):
        for result in module.rows():
            print(result.line(), flush=True)
            failed += not result.holds
    slack = "a row marked near holds within the 15 % left to noise"
    print(f"{failed} of the bounds do not hold; {slack}" if failed else f"all bounds hold; {slack}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
