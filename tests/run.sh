#!/bin/sh
# All tests with coverage on the project's own interpreter; then, on every other supported one found,
# those of tasks, calendar and statuses, or all of them again with COMPLETE=yes.
set -eu

if [ "${COMPLETE:-}" ]; then
    tests="" needed="-e .[tests]"
else
    tests="tests/calendar tests/model tests/status tests/test_moments.py tests/test_language.py"
    needed="-e . pytest hypothesis sybil"
fi
export PIP_NO_COMPILE=1

"$BIN/coverage" erase
"$BIN/coverage" run -m pytest
"$BIN/coverage" combine --quiet
"$BIN/coverage" report

here=$("$BIN/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

candidates() {
    command -v "python$1" || true
    if command -v pyenv >/dev/null 2>&1; then
        for found in "$(pyenv root)"/versions/"$1".*/bin/python; do
            if [ -x "$found" ]; then echo "$found"; fi
        done
    fi
}

for version in 3.11 3.12 3.13; do
    [ "$version" = "$here" ] && continue
    tried=no
    for python in $(candidates "$version"); do
        "$python" -c 'import venv' 2>/dev/null || continue
        tried=yes
        venv=".venv-$version"
        if [ ! -x "$venv/bin/python" ]; then "$python" -m venv "$venv"; fi
        # shellcheck disable=SC2086
        if [ "${COMPLETE:-}" ] || [ ! "$venv/installed" -nt pyproject.toml ]; then
            "$venv/bin/python" -m pip install --quiet --disable-pip-version-check $needed
            touch "$venv/installed"
        fi
        echo "== Python $version"
        # shellcheck disable=SC2086
        HYPOTHESIS_PROFILE=quick "$venv/bin/python" -m pytest --quiet $tests
        break
    done
    if [ "$tried" = no ]; then echo "== Python $version: no such interpreter here"; fi
done
