#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries the .rpm as far as that goes without a distribution of its kind: rpm installs, updates and removes it in a clean Debian without Qt,
# where the libraries that it requires are there under Debian's names. What requires what cannot be tried here, only read.
# Usage, as root: test_rpm.sh PACKAGE [SUITE]
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
source "$here/chroots.sh"
source "$here/trial.sh"
package="$(realpath "$1")" suite="${2:-bookworm}"
lectern=lectern lecternctl=lecternctl
command -v rpm > /dev/null || apt-get install -y -q --no-install-recommends rpm >&2

# With a database of packages of its own; rpm of Debian wants to be asked twice.
rpm_inside() { rpm --root "$system" --force-debian --nodeps "$@"; }
asked() { rpm --root "$system" -q "$@"; }

say "$(rpm -qpi "$package" 2> /dev/null | sed -n '/^Name/p;/^Version/p;/^License/p;/^Size/p')"
say "It requires:" "$(rpm -qpR "$package" 2> /dev/null)" "It recommends:" "$(rpm -qp --recommends "$package" 2> /dev/null)"
[[ -z "$(rpm -qp --provides "$package" 2> /dev/null | grep -v '^lectern')" ]] || fail "it provides libraries: $(rpm -qp --provides "$package")"

enter_clean_system "$suite"
inside apt-get update -q > /dev/null
inside apt-get install -y -q --no-install-recommends libegl1 libopengl0 libglx0 libx11-6 libx11-xcb1 xkb-data fonts-dejavu-core fontconfig-config postgresql \
    > "$work/apt.log" 2>&1 || fail "apt: $(tail -n 5 "$work/apt.log")"
rpm_inside -i "$package" > "$work/rpm.log" 2>&1 || fail "rpm: $(cat "$work/rpm.log")"
passed "rpm installs $(asked lectern) on $suite without Qt: $(du -sh "$system/usr/lib/lectern" | cut -f1)"
asked -l lectern | grep -qx /usr/lib/lectern/bin/lectern || fail "it does not own its program"
# Folders of the distribution belong to it alone.
for folder in /usr/bin /usr/lib /usr/share/man/man1 /usr/share/applications /usr/share/icons/hicolor /usr/share/bash-completion/completions; do
    asked -l lectern | grep -qx "$folder" && fail "it owns $folder"
done
start_display
write_reviews
says_versions
imports
reads_a_contract
uses_the_window
shows_window "rpm-$suite-reviews" xcb reviews
before="$(state_of_ana)"
[[ "$(wc -l <<< "$before")" == 3 ]] || fail "before the update: $before"
rpm_inside -U --force "$package" > "$work/rpm.log" 2>&1 || fail "rpm -U: $(cat "$work/rpm.log")"
[[ "$(state_of_ana)" == "$before" ]] || fail "after the update: $(state_of_ana), before: $before"
passed "put over itself; settings, reviews and documents are as before"
as_ana lecternctl workspace stop > /dev/null
rpm_inside -e lectern > "$work/rpm.log" 2>&1 || fail "rpm -e: $(cat "$work/rpm.log")"
left="$(cd "$system" && find usr etc -ipath '*lectern*')"
[[ -z "$left" ]] || fail "removed, but there are still: $left"
passed "removed; left are ana's data: $(du -sh "$system/home/ana/.local/share/lectern" | cut -f1)"
