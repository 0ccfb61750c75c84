#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# renew_lock.sh DOWNLOADS: rewrites sources.lock with the newest version of each source package whose files Debian's mirror has.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
downloads="$1"
# shellcheck source=debian_sources.sh source-path=SCRIPTDIR
. "$here/debian_sources.sh"

mkdir -p "$downloads"
fetch_lists
{
    grep '^#' "$here/sources.lock"
    while read -r source; do
        fetch_newest "$source"
    done < <(grep -v '^#' "$here/sources.lock" | cut -d ' ' -f 1 | uniq)
} > "$here/sources.lock.new"
diff "$here/sources.lock" "$here/sources.lock.new" && say "Nothing is newer."
mv "$here/sources.lock.new" "$here/sources.lock"
