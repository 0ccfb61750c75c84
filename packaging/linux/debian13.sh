#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the last commit's .deb for Debian 13 (other libraries, Qt 6.8, g++ 14) in a Debian 13 that is kept, with its compiler's cache, in
# ~/.cache/lectern. The package comes to ./build-debian13, or LECTERN_BUILD_DIR.
# Usage, as root: debian13.sh
set -euo pipefail
source_folder="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
source "$source_folder/packaging/linux/chroots.sh"
build="$(realpath -m "${LECTERN_BUILD_DIR:-$source_folder/build-debian13}")"

base="$(base_system trixie)"
system="${base%/*}/chroot-trixie-build"
[[ -d "$system" ]] || cp -a "$base" "$system"
wake_system
rm -rf "$system/source"
git clone -q --no-hardlinks "$source_folder" "$system/source"
mkdir -p "$build"
say "Building in a Debian 13, $system ..."
# libxlsxwriter's .pc file there names minizip, which its package does not bring.
inside bash -c 'command -v git > /dev/null || { apt-get update && apt-get install -y --no-install-recommends git ca-certificates libminizip-dev; }' \
    > "$build/build.log" 2>&1 || fail "apt: $(tail -n 3 "$build/build.log")"
inside env LECTERN_BUILD_DIR=/build LECTERN_DEBIAN_REVISION=+deb13 nice /source/dev package deb > "$build/build.log" 2>&1 || fail "$(tail -n 40 "$build/build.log")"
cp "$system"/build/*.deb "$build"
ls -l "$build"/*.deb
