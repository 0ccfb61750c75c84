#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# fetch_sources.sh DOWNLOADS: downloads what sources.lock names and checks it. Prints the lines of the lock that hold: its own, but where
# Debian's mirror no longer has a version, the newest one, which it also says.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
downloads="$1"
# shellcheck source=debian_sources.sh source-path=SCRIPTDIR
. "$here/debian_sources.sh"

# Downloads the locked files of a source package; status 1 if the mirror lacks one.
fetch_locked() {
    local source="$1" version="$2" locked_sha256 locked_file address
    while read -r _ _ locked_sha256 locked_file; do
        has_checksum "$downloads/$locked_file" "$locked_sha256" && continue
        fetch_lists
        address="$(files_of "$source" "$version" | sed -n "s/^$locked_file [0-9a-f]* //p")"
        [[ -n "$address" ]] || return 1
        download "$locked_file" "$locked_sha256" "$address" || return 1
    done < <(grep "^$source " "$here/sources.lock")
}

mkdir -p "$downloads"
while read -r source version; do
    if fetch_locked "$source" "$version"; then
        grep "^$source " "$here/sources.lock"
        continue
    fi
    newest="$(fetch_newest "$source")"
    say "sources.lock names $source $version, which Debian's mirror no longer has:" "$(grep "^$source " "$here/sources.lock")" \
        "The newest that it has is used instead; renew_lock.sh renews the lock:" "$newest"
    echo "$newest"
done < <(grep -v '^#' "$here/sources.lock" | cut -d ' ' -f 1,2 | uniq)
