#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the lists of files for lectern.nsi, always in the same order: lists.sh STAGE FOLDER writes FOLDER/install.nsh, which
# packs everything below STAGE, and FOLDER/uninstall.nsh, which deletes exactly that and nothing that somebody else put there.
set -euo pipefail
export LC_ALL=C
stage="$(realpath "$1")" lists="$2"
mkdir -p "$lists"

backslashes() { tr / '\\'; }

folder=
while read -r file; do
    if [[ "$(dirname "$file")" != "$folder" ]]; then
        folder="$(dirname "$file")"
        printf 'SetOutPath "$INSTDIR%s"\n' "$(sed 's,^\.$,,; s,^\./,/,' <<< "$folder" | backslashes)"
    fi
    printf 'File "%s/%s"\n' "$stage" "${file#./}"
done < <(cd "$stage" && find . -type f | sort) > "$lists/install.nsh"

{
    (cd "$stage" && find . -type f -printf '%P\n' | sort) | backslashes | sed 's,.*,Delete "$INSTDIR\\&",'
    (cd "$stage" && find . -mindepth 1 -type d -printf '%P\n' | sort -r) | backslashes | sed 's,.*,RMDir "$INSTDIR\\&",'
} > "$lists/uninstall.nsh"
