# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What an analyst does with a Lectern that was just installed, for test_*.sh: read it after chroots.sh. `lectern` and `lecternctl` are the
# programs' paths in the clean system; pictures of the window go to $pictures.

pictures="${LECTERN_PICTURES:-$work}"
mkdir -p "$pictures"

passed() { say "passed: $*"; }

# A review of each of three guests, in a file of ana's own.
write_reviews() {
    cat > "$system/home/ana/guests.csv" <<'END'
id,platform,entity,author,rating,date,title,text
g1,booking,Hotel Morgenrot,Ana,5,2026-03-01,Quiet,"A quiet house near the station, and a breakfast to remember."
g2,booking,Hotel Morgenrot,Ben,2,2026-03-02,Loud,"The lift hummed all night and nobody answered at the desk."
g3,booking,Hotel Morgenrot,Chi,4,2026-03-03,Good,"Clean rooms, friendly people, a bit far from the sea."
END
    cat > "$system/home/ana/lease.txt" <<'END'
LEASE AGREEMENT

This Lease Agreement is entered into on 1 March 2026 between Morgenrot Estates Ltd. ("Landlord") and Ana Field ("Tenant").
1. Term. This Agreement renews automatically for successive periods of one year unless either party gives notice ninety days before its end.
2. Liability. The Tenant's liability under this Agreement is unlimited.
3. Governing law. This Agreement is governed by the laws of the State of New York.
END
    chroot "$system" chown ana:ana /home/ana/guests.csv /home/ana/lease.txt
}

says_versions() {
    local window line
    window="$(as_ana "$lectern" --version)"
    line="$(as_ana "$lecternctl" --version)"
    [[ "${window#lectern }" == "${line#lecternctl }" ]] || fail "two versions: $window, $line"
    passed "$line"
}

imports() {
    as_ana "$lecternctl" import /home/ana/guests.csv --platform booking --entity-type hotel >&2 || fail "import"
    passed "import of guests.csv as ana"
}

reads_a_contract() {
    as_ana "$lecternctl" upload /home/ana/lease.txt --wait > "$work/lease.log" || fail "upload: $(cat "$work/lease.log")"
    grep -q COMPLETED "$work/lease.log" || fail "upload: $(cat "$work/lease.log")"
    passed "upload of lease.txt: $(tail -n 1 "$work/lease.log")"
}

# shows_window NAME PLATFORM PLACE
shows_window() {
    as_ana QT_QPA_PLATFORM="$2" "$lectern" --screenshot "/home/ana/$1.png" --place "$3" || fail "no picture of the window, $2"
    cp "$system/home/ana/$1.png" "$pictures/"
    passed "picture of the window, $2: $pictures/$1.png ($(stat -c %s "$pictures/$1.png") bytes)"
}

# Opens the window on the display, makes it smaller, and closes it: its size is a setting then.
uses_the_window() {
    local window
    as_ana "$lectern" > "$work/window.log" 2>&1 &
    window="$(timeout 120 xdotool search --sync --onlyvisible --name Lectern | head -n 1)" || fail "no window: $(cat "$work/window.log")"
    xdotool windowsize "$window" 1234 777
    for _ in {1..300}; do [[ -s "$system/home/ana/.local/share/lectern/settings.ini" ]] && break; sleep 0.1; done
    xdotool windowfocus "$window" key ctrl+q
    wait $! || fail "the window ended badly: $(cat "$work/window.log")"
    [[ -s "$system/home/ana/.local/share/lectern/settings.ini" ]] || fail "no settings: $(cat "$work/window.log")"
    passed "opened the window on the display, resized it, and left it with Ctrl+Q"
}

# What ana has: the settings, and how many of the imported reviews there are.
state_of_ana() {
    (cd "$system/home/ana/.local/share/lectern" && sha256sum settings.ini)
    as_ana "$lecternctl" reviews --text 'quiet breakfast' --entity-type hotel --json | grep -o 'A quiet house near the station' | head -n 1
    as_ana "$lecternctl" documents --json | grep -o 'lease.txt' | head -n 1
}
