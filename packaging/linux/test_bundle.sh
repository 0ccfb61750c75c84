#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Tries the bundle on a clean Debian that has neither Qt nor any other library of it: only PostgreSQL, fonts, and the display's libraries.
# Usage, as root: test_bundle.sh BUNDLE.tar.xz [SUITE]
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
source "$here/chroots.sh"
source "$here/trial.sh"
bundle="$(realpath "$1")" suite="${2:-bookworm}"

enter_clean_system "$suite"
inside apt-get update -q > /dev/null
add() { inside apt-get install -y -q --no-install-recommends "$@" > "$work/apt.log" 2>&1 || fail "apt: $(tail -n 5 "$work/apt.log")"; }
add libegl1 libopengl0 libglx0 libx11-6 libx11-xcb1 xkb-data fonts-dejavu-core fontconfig-config
mkdir "$system/home/ana/a folder"
tar -C "$system/home/ana/a folder" -xJf "$bundle"
chroot "$system" chown -R ana:ana "/home/ana/a folder"
place="$(cd "$system" && echo "home/ana/a folder"/lectern-*)"
lectern="/$place/lectern" lecternctl="/$place/lecternctl"
ls "$system"/usr/lib/*/libQt6* 2> /dev/null && fail "there is a Qt"
passed "unpacked $(basename "$place") on $suite without Qt: $(du -sh "$system/$place" | cut -f1)"
says_versions

# Without PostgreSQL it says so.
if as_ana "$lecternctl" health > "$work/health" 2>&1; then fail "health without PostgreSQL"; fi
grep -q 'No PostgreSQL server' "$work/health" || fail "without PostgreSQL: $(cat "$work/health")"
passed "without PostgreSQL: $(cat "$work/health")"

# On an older C library it says so.
printf '#!/bin/sh\necho glibc 2.31\n' > "$system/usr/local/bin/getconf"
chmod 755 "$system/usr/local/bin/getconf"
if as_ana PATH=/usr/local/bin:/usr/bin:/bin "$lectern" --version > "$work/old" 2>&1; then fail "it started on glibc 2.31"; fi
grep -q '2.36 or newer' "$work/old" || fail "on glibc 2.31: $(cat "$work/old")"
passed "on glibc 2.31: $(head -n 1 "$work/old")"

add postgresql
start_display
write_reviews
imports
reads_a_contract
uses_the_window
shows_window "bundle-$suite-reviews" xcb reviews
shows_window "bundle-$suite-documents" offscreen documents
as_ana mv "/$place" "/home/ana/moved"
lectern=/home/ana/moved/lectern lecternctl=/home/ana/moved/lecternctl
[[ "$(state_of_ana | wc -l)" == 3 ]] || fail "moved: $(state_of_ana)"
passed "moved to another folder, with the same data"
