#!/bin/sh
# All tests with coverage on the project's own interpreter, and beside it on the other supported
# ones that are found here.
set -eu

here=$("$BIN/python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')

candidates() {
    command -v "python$1" || true
    if command -v pyenv >/dev/null 2>&1; then
        for found in "$(pyenv root)"/versions/"$1".*/bin/python; do
            if [ -x "$found" ]; then echo "$found"; fi
        done
    fi
}

# what runs in the background of a shell ignores interrupts, and so would the programs it starts
with_interrupts='
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
import pytest
sys.exit(pytest.main(sys.argv[1:]))'

test_on() {
    for python in $(candidates "$1"); do
        "$python" -c 'import venv' 2>/dev/null || continue
        venv=".venv-$1"
        if [ ! -x "$venv/bin/python" ]; then "$python" -m venv "$venv"; fi
        if [ ! "$venv/installed" -nt pyproject.toml ]; then
            "$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[tests]'
            touch "$venv/installed"
        fi
        echo "== Python $1"
        HYPOTHESIS_PROFILE=quick "$venv/bin/python" -c "$with_interrupts" --quiet -p no:cacheprovider
        return
    done
    echo "== Python $1: no such interpreter here"
}

others() {
    for version in 3.11 3.12 3.13; do
        if [ "$version" != "$here" ]; then test_on "$version"; fi
    done
}

said=$(mktemp)
(others) >"$said" 2>&1 &
beside=$!
trap 'kill "$beside" 2>/dev/null || true; rm -f "$said"' EXIT

"$BIN/coverage" erase
"$BIN/coverage" run -m pytest
"$BIN/coverage" combine --quiet
"$BIN/coverage" report

status=0
wait "$beside" || status=$?
cat "$said"
exit "$status"
