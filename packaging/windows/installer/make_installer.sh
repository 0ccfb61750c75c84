#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make_installer.sh VERSION STAGE OUTPUT: packs what lies in STAGE, as it is to be installed, into the installer OUTPUT.
# SOURCE_DATE_EPOCH is every packed file's time, so the same files give the same installer.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
version="$1" stage="$(realpath "$2")" output="$(realpath -m "$3")"
lists="$(mktemp -d)"
trap 'rm -rf "$lists"' EXIT

find "$stage" -exec touch --no-dereference --date="@${SOURCE_DATE_EPOCH:?}" {} +
"$here/lists.sh" "$stage" "$lists"
makensis -V2 -WX -DVERSION="$version" -DSTAGE="$stage" -DLISTS="$lists" -DOUTPUT="$output" "$here/lectern.nsi"
