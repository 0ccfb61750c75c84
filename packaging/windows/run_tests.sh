#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the QtTest programs of a build tree for Windows under Wine. Usage: run_tests.sh BUILD [OPTION OF CTEST...]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
build="$(realpath "$1")"
work="$(mktemp -d /var/tmp/lectern-wine-XXXXXX)"
source "$here/wine.sh"

end() {
    stop_windows
    kill $(jobs -p) 2> /dev/null || true
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

start_windows
ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)" "${@:2}" < /dev/null > "$work/tests" 2>&1 || { cat "$work/tests"; fail "tests under Wine"; }
passed "tests under Wine: $(grep 'tests passed' "$work/tests")"
