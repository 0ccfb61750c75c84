# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A Windows of its own, by Wine, on a display of its own, for test_*.sh: read it after `work` names an empty folder, which the reader removes.
# Output of programs goes to files, because Wine's services would hold a pipe for ever.

say() { printf '%s\n' "$@" >&2; }
fail() { say "FAILED: $*"; exit 1; }
passed() { say "passed: $*"; }

export WINEPREFIX="$work/wine" WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
drive="$WINEPREFIX/drive_c"
wine="$(command -v wine64 || echo /usr/lib/wine/wine64)"

start_display() {
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3> "$work/display" 2> "$work/xvfb.log" &
    for _ in {1..100}; do [[ -s "$work/display" ]] && break; sleep 0.1; done
    DISPLAY=":$(cat "$work/display")"
    export DISPLAY
}

start_windows() {
    start_display
    "$wine" wineboot --init < /dev/null > "$work/wineboot.log" 2>&1 || fail "wineboot: $(tail -n 3 "$work/wineboot.log")"
    # Without them Qt takes whatever typeface the host lists first.
    cp /usr/share/wine/fonts/*.ttf /usr/share/fonts/truetype/dejavu/*.ttf "$drive/windows/Fonts/"
    home="$drive/users/$(id -un)"
    passed "a new Windows, $("$wine" --version 2> /dev/null | head -n 1)"
}

stop_windows() { "${wine%/*}/wineserver" -k 2> /dev/null || "$(command -v wineserver || echo /usr/lib/wine/wineserver)" -k || true; }

# windows PROGRAM ARGUMENT...: runs it to its end; its output is in $work/stdout and $work/stderr, its exit status the function's.
windows() { timeout --kill-after=10 300 "$wine" "$@" < /dev/null > "$work/stdout" 2> "$work/stderr"; }

# windows_path FILE: how Windows calls a file of this machine.
windows_path() { printf 'Z:%s' "$(realpath -m "$1" | tr / '\\')"; }

# read_registry KEY NAME
read_registry() { "$wine" reg query "$1" /v "$2" /reg:64 < /dev/null 2> /dev/null | tr -d '\r' | sed -n "s/^ *$2 *REG_[A-Z]* *//p"; }
