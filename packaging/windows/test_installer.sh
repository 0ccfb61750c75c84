#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries the installer under Wine: installs, works with servers of a team, updates, removes. Wine does not enforce all of the sealed process's
# limits, and a released one refuses to work then; so WORKER, built with LECTERN_TEST_SEAL, replaces it.
# Usage: test_installer.sh INSTALLER STAGE WORKER DRAG_SOURCE; pictures go to LECTERN_PICTURES
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
installer="$(realpath "$1")" stage="$(realpath "$2")" worker="$(realpath "$3")" drag_source="$(realpath "$4")"
work="$(mktemp -d /var/tmp/lectern-wine-XXXXXX)"
source "$here/wine.sh"
source "$here/servers.sh"
pictures="${LECTERN_PICTURES:-$work}"
mkdir -p "$pictures"

end() {
    stop_windows
    stop_servers
    rm -rf "$work"
}
trap end EXIT
trap 'exit 130' INT TERM

# --- installing ---------------------------------------------------------------------------------------------------------

uninstall_key='HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Lectern'

# The same under a lower version, with one file that the newer one no longer has.
make_older() {
    cp -r "$stage" "$work/older"
    echo old > "$work/older/doc/old.txt"
    SOURCE_DATE_EPOCH=1 "$here/installer/make_installer.sh" 0.0.9 "$work/older" "$work/lectern-0.0.9-win64.exe" > "$work/nsis.log" 2>&1 || fail "NSIS: $(tail -n 3 "$work/nsis.log")"
    rm -r "$work/older"
}

# install INSTALLER VERSION
install() {
    windows "$1" /S || fail "the installer ended with $?"
    [[ "$(read_registry "$uninstall_key" DisplayVersion)" == "$2" ]] || fail "Windows calls it '$(read_registry "$uninstall_key" DisplayVersion)'"
    [[ -x "$program/lectern.exe" ]] || fail "there is no $program/lectern.exe"
    cp "$worker" "$program/lectern-parse-worker.exe"
    passed "installed $2 silently, without an administrator: $(du -sm "$program" | cut -f1) MB"
}

starts_from_the_menu() {
    local link="$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Lectern.lnk"
    [[ -s "$link" ]] || fail "no start menu entry"
    passed "start menu entry"
}

removes() {
    windows "$program/uninstall.exe" /S || fail "the uninstaller ended with $?"
    for _ in {1..100}; do [[ -e "$program" ]] || break; sleep 0.2; done # it goes on in the background
    [[ ! -e "$program" ]] || fail "removed, but there are still: $(ls "$program")"
    [[ -z "$(read_registry "$uninstall_key" DisplayVersion)" ]] || fail "removed, but Windows still lists it"
    [[ -s "$data/settings.ini" ]] || fail "the settings went with the program"
    passed "removed silently; the analyst's data is left: $(du -sh "$data" | cut -f1)"
}

# --- working ------------------------------------------------------------------------------------------------------------

ctl() { windows "$program/lecternctl.exe" "$@"; }
# Runs lecternctl, which must succeed.
done_by_ctl() { ctl "$@" || fail "lecternctl $*: status $?, $(tail -n 3 "$work/stderr")"; }

write_files() {
    files="$work/Verträge 契約"
    mkdir -p "$files"
    {
        echo id,platform,entity,author,rating,date,title,text
        for number in {1..60}; do
            echo "g$number,booking,Hotel Morgenrot,Guest $number,$((number % 5 + 1)),2026-03-$(printf %02d $((number % 28 + 1))),Night $number,\"A quiet house near the station, breakfast number $number. Zażółć 静か\""
        done
    } > "$files/guests.csv"
    python3 "$here/sample_contracts.py" "$files/lease.pdf" "$files/lease.docx"
}

says_versions() {
    done_by_ctl --version
    local line
    line="$(tr -d '\r' < "$work/stdout")"
    windows "$program/lectern.exe" --version || fail "lectern --version"
    [[ "lecternctl ${line#lecternctl }" == "$line" && "$(tr -d '\r' < "$work/stdout")" == "lectern ${line#lecternctl }" ]] || fail "two versions: $line, $(cat "$work/stdout")"
    passed "$line"
}

connects() {
    export LECTERN_POSTGRES_URL="$postgres_url" LECTERN_REDIS_URL="$redis_url"
    done_by_ctl migrate up
    done_by_ctl health --json
    cp "$work/stdout" "$work/health.json"
    grep -q '"tls"\|TLS' "$work/health.json" || say "note: health says nothing about TLS"
    passed "connected to PostgreSQL and Redis with TLS"
}

imports_and_finds() {
    done_by_ctl import "$(windows_path "$files/guests.csv")" --platform booking --entity-type hotel --json
    done_by_ctl reviews --platform booking --min-rating 4 --text 'quiet breakfast' --limit 100 --json
    [[ "$(grep -o 'Zażółć 静か' "$work/stdout" | wc -l)" == 24 ]] || fail "filtered: $(head -c 600 "$work/stdout")"
    passed "import of 60 reviews, 24 found by rating and text"
}

# find_document NAME: the row of lecternctl documents --json
find_document() {
    done_by_ctl documents --json
    python3 -c 'import json, sys
for row in json.load(open(sys.argv[1]))["rows"]:
    if row["name"] == sys.argv[2]:
        print(row["status"], row.get("analysis_status"), row.get("pages"))' "$work/stdout" "$1"
}

# Whether a document is read and analysed, within two minutes.
is_analysed() {
    for _ in {1..60}; do
        [[ "$(find_document "$1")" == 'COMPLETED COMPLETED '* ]] && return
        sleep 2
    done
    fail "$1: $(find_document "$1")"
}

reads_contracts() {
    local name quotes
    for name in lease.pdf lease.docx; do
        done_by_ctl analyze "$(windows_path "$files/$name")" --json
        quotes="$(grep -o '"quote"' "$work/stdout" | wc -l)"
        ((quotes > 0)) || fail "no findings in $name: $(head -c 600 "$work/stdout")"
        done_by_ctl upload "$(windows_path "$files/$name")" --wait
        is_analysed "$name"
        passed "$name: $(find_document "$name") pages, $quotes quotes"
    done
}

is_never_stale() {
    local answer
    done_by_ctl reviews --limit 20 --json
    grep -oE '"id": ?"[0-9a-f-]{36}"' "$work/stdout" | grep -oE '[0-9a-f-]{36}' > "$work/ids.txt"
    ctl watch --ids "$(windows_path "$work/ids.txt")" --bound-ms 500 --seconds 40 &
    local watcher=$!
    sleep 3
    answer="$(python3 "$here/staleness.py" "$psql" "$work/ids.txt" "$work/stdout" 500 25)" || fail "staleness: $answer"
    wait $watcher || fail "watch: $(tail -n 3 "$work/stderr")"
    passed "staleness: $answer"
}

# --- the window ---------------------------------------------------------------------------------------------------------

# shows_window NAME PLACE [OPTION...]
shows_window() {
    windows "$program/lectern.exe" --screenshot "$(windows_path "$pictures/$1.png")" --place "$2" "${@:3}" || fail "no picture: status $?"
    [[ -s "$pictures/$1.png" ]] || fail "no picture $1"
    passed "picture of the window: $pictures/$1.png"
}

# opens_window [OPTION...]: leaves its process in $window_process and its X window in $window.
opens_window() {
    "$wine" "$program/lectern.exe" --size 1200x800 "$@" < /dev/null > "$work/window.log" 2>&1 &
    window_process=$!
    window="$(timeout 120 xdotool search --sync --onlyvisible --name 'Reviews - Lectern' | tail -n 1)" || fail "no window: $(cat "$work/window.log")"
}

close_window() {
    xdotool windowfocus "$window" key ctrl+q
    wait "$window_process" || fail "the window ended badly: $(tail -n 3 "$work/window.log")"
}

takes_a_drop() {
    opens_window --place reviews
    xdotool windowmove "$window" 0 0
    { cat "$files/lease.pdf"; echo '% another file, as the same one would be stored once'; } > "$files/dropped.pdf"
    "$drag_source" 1400 900 "$files/dropped.pdf" > "$work/drag.log" 2>&1 &
    local source=$! step
    for _ in {1..100}; do grep -q ready "$work/drag.log" && break; sleep 0.1; done
    xdotool mousemove 1460 940 mousedown 1
    for step in {1..200}; do
        grep -q dragging "$work/drag.log" && break
        xdotool mousemove $((1460 - step % 40)) $((940 - step % 30))
        sleep 0.05
    done
    for step in {1..40}; do
        xdotool mousemove $((500 + step % 3)) 350
        sleep 0.1
    done
    xdotool mouseup 1
    for _ in {1..100}; do grep -q 'dropped\|refused' "$work/drag.log" && break; sleep 0.1; done
    grep -q dropped "$work/drag.log" || fail "the drop: $(cat "$work/drag.log")"
    is_analysed dropped.pdf
    kill "$source"
    close_window
    [[ -s "$data/settings.ini" ]] || fail "no settings"
    passed "a contract dropped by the mouse ends with its findings; the window is left with Ctrl+Q"
}

survives_a_kill() {
    local first
    opens_window --place reviews
    first="$window_process"
    "$wine" "$program/lectern.exe" --new-window < /dev/null > "$work/second.log" 2>&1 &
    for _ in {1..600}; do [[ "$(xdotool search --onlyvisible --name 'Reviews - Lectern' | wc -l)" -ge 2 ]] && break; sleep 0.1; done
    [[ "$(xdotool search --onlyvisible --name 'Reviews - Lectern' | wc -l)" -ge 2 ]] || fail "no second window: $(tail -n 3 "$work/second.log")"
    kill -9 "$first" $!
    "$wine" taskkill /f /im lectern.exe < /dev/null > /dev/null 2>&1 || true
    wait "$first" 2> /dev/null || true
    opens_window --place reviews
    close_window
    passed "two windows, killed, and started again"
}

state_of_ana() {
    sha256sum < "$data/settings.ini"
    find_document lease.docx
    done_by_ctl reviews --platform booking --text breakfast --limit 100 --json
    grep -o 'Zażółć 静か' "$work/stdout" | wc -l
}

version="$(basename "$installer" | sed -nE 's/^lectern-([0-9.]+)-win64\.exe$/\1/p')"
start_windows
program="$home/AppData/Local/Programs/Lectern" data="$home/AppData/Local/lectern"
start_servers
make_older
write_files
install "$work/lectern-0.0.9-win64.exe" 0.0.9
starts_from_the_menu
says_versions
connects
imports_and_finds
reads_contracts
takes_a_drop
before="$(state_of_ana)"
install "$installer" "$version"
[[ ! -e "$program/doc/old.txt" ]] || fail "a file of the older version is still there"
[[ "$(state_of_ana)" == "$before" ]] || fail "after the update: $(state_of_ana), before: $before"
passed "settings, reviews and documents are as before the update"
is_never_stale
survives_a_kill
for place in reviews documents monitor; do shows_window "windows-$place" "$place" --size 1366x768; done
shows_window windows-documents-dark documents --theme dark --size 1366x768
removes
