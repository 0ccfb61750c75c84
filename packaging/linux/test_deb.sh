#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries a .deb on a clean Debian: apt alone installs it, an ordinary user works with it, an update keeps what she has, so does its removal.
# Usage, as root: test_deb.sh PACKAGE [SUITE]
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
source "$here/chroots.sh"
source "$here/trial.sh"
package="$(realpath "$1")" suite="${2:-bookworm}"
lectern=lectern lecternctl=lecternctl

# The same under a lower version, with one file that the newer one no longer has.
make_older() {
    dpkg-deb -R "$package" "$work/older"
    sed -i 's/^Version: .*/Version: 0.0.9/' "$work/older/DEBIAN/control"
    echo old > "$work/older/usr/share/doc/lectern/old"
    dpkg-deb --root-owner-group -b "$work/older" "$system/tmp/older.deb" > /dev/null
}

install() { inside apt-get install -y -q "$@" > "$work/apt.log" 2>&1 || fail "apt: $(tail -n 5 "$work/apt.log")"; }

enter_clean_system "$suite"
cp "$package" "$system/tmp/new.deb"
make_older
inside apt-get update -q > /dev/null
install --no-install-recommends /tmp/older.deb
passed "apt installs $(inside dpkg-query -W -f '${Package} ${Version}' lectern) on $suite, without recommended packages"
start_display
write_reviews
says_versions
imports
reads_a_contract
uses_the_window
shows_window "deb-$suite-plain" offscreen reviews
before="$(state_of_ana)"
[[ "$(wc -l <<< "$before")" == 3 ]] || fail "before the update: $before"

install /tmp/new.deb
passed "apt updates to $(inside dpkg-query -W -f '${Version}' lectern)"
[[ ! -e "$system/usr/share/doc/lectern/old" ]] || fail "a file of the older package is still there"
[[ "$(state_of_ana)" == "$before" ]] || fail "after the update: $(state_of_ana), before: $before"
passed "settings, reviews and documents are as before"

as_ana lecternctl workspace stop > /dev/null
# An update brings no recommended packages that the older version was without.
# shellcheck disable=SC2046 # one word per package, the first of alternatives
install --no-install-recommends $(inside dpkg-query -W -f '${Recommends}' lectern | sed 's/|[^,]*//g; s/,//g')
as_ana lecternctl health > "$work/health" || true
grep -qi '^redis  *well' "$work/health" || fail "with recommended packages: $(cat "$work/health")"
passed "with the recommended packages: $(grep -i '^redis' "$work/health")"
shows_window "deb-$suite-reviews" xcb reviews
shows_window "deb-$suite-documents" xcb documents
shows_window "deb-$suite-monitor" xcb monitor
for type in application/pdf text/csv text/plain; do
    [[ -z "$(grep -rl "^$type=.*lectern" "$system/usr/share/applications" "$system/etc/xdg" --include=mimeapps.list 2> /dev/null)" ]] || fail "default for $type"
done

as_ana lecternctl workspace stop > /dev/null
inside apt-get remove -y -q lectern > /dev/null 2>&1
left="$(cd "$system" && find usr etc var/lib -ipath '*lectern*' ! -path 'var/lib/dpkg/*' ! -path 'var/lib/apt/*')"
[[ -z "$left" ]] || fail "removed, but there are still: $left"
[[ -s "$system/home/ana/.local/share/lectern/settings.ini" ]] || fail "ana's data went with the package"
passed "removed; left are ana's data: $(du -sh "$system/home/ana/.local/share/lectern" | cut -f1)"
