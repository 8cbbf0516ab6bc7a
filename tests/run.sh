#!/bin/sh
# All tests with coverage on the project's own interpreter; then those of the rules on the next
# supported one that is found, with many random examples, for it runs without coverage; then those of
# tasks, calendar and statuses on the last. With COMPLETE=yes all of them on each.
set -eu

if [ "${COMPLETE:-}" ]; then
    tests="" needed="-e .[tests]"
else
    tests="tests/status tests/auditing tests/calendar tests/law tests/model tests/references
        tests/reporting tests/scoring tests/test_moments.py tests/test_language.py"
    fewer="tests/status tests/calendar tests/model tests/test_moments.py tests/test_language.py"
    needed="-e . pytest pytest-xdist hypothesis sybil"
fi
export PIP_NO_COMPILE=1
side_by_side="--numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder"
here=$("$BIN/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

candidates() {
    command -v "python$1" || true
    if command -v pyenv >/dev/null 2>&1; then
        for found in "$(pyenv root)"/versions/"$1".*/bin/python; do
            if [ -x "$found" ]; then echo "$found"; fi
        done
    fi
}

others=""
for version in 3.11 3.12 3.13; do
    [ "$version" = "$here" ] && continue
    found=""
    for python in $(candidates "$version"); do
        if "$python" -c 'import venv' 2>/dev/null; then found=$python; break; fi
    done
    if [ "$found" ]; then others="$others $version:$found"; else echo "== no Python $version here"; fi
done

"$BIN/coverage" erase
# shellcheck disable=SC2086
HYPOTHESIS_PROFILE=${HYPOTHESIS_PROFILE:-${others:+quick}} "$BIN/coverage" run -m pytest $side_by_side
"$BIN/coverage" combine --quiet
"$BIN/coverage" report

profile=default
for other in $others; do
    venv=".venv-${other%%:*}"
    if [ ! -x "$venv/bin/python" ]; then "${other#*:}" -m venv "$venv"; fi
    # shellcheck disable=SC2086
    if [ "${COMPLETE:-}" ] || [ ! "$venv/installed" -nt pyproject.toml ]; then
        "$venv/bin/python" -m pip install --quiet --disable-pip-version-check $needed
        touch "$venv/installed"
    fi
    echo "== Python ${other%%:*}"
    # shellcheck disable=SC2086
    HYPOTHESIS_PROFILE=$profile "$venv/bin/python" -m pytest --quiet $side_by_side $tests
    profile=quick
    if [ ! "${COMPLETE:-}" ]; then tests=$fewer; fi
done
