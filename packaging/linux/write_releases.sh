#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes what packages say of Lectern's releases, from the headings of CHANGELOG.md, "## 0.1.0 (2026-12-01)": the AppStream metainfo with
# its list of them, Debian's changelog, and CHANGELOG.md itself as NEWS. What is unreleased is of the day of the programs' commit.
# Usage: write_releases.sh LECTERNCTL SOURCES FOLDER
set -euo pipefail
ctl="$1" sources="$2" folder="$3"
source "$(dirname "${BASH_SOURCE[0]}")/help/help_texts.sh"
built="$(day)"
: "${built:=$(date -u +%F)}"
maintainer="Lectern maintainers <maintainers@lectern.invalid>"

# Lines "version day kind", the newest first.
releases() {
    sed -n 's/^## \([0-9.]*\) (\(.*\))$/\1 \2/p' "$sources/CHANGELOG.md" | while read -r version released; do
        [[ "$released" == unreleased ]] && echo "$version $built development" || echo "$version $released stable"
    done
}

metainfo() {
    local line version released kind
    while IFS= read -r line; do
        [[ "$line" == "  <releases/>" ]] || { printf '%s\n' "$line"; continue; }
        echo "  <releases>"
        while read -r version released kind; do
            echo "    <release version=\"$version\" date=\"$released\" type=\"$kind\"/>"
        done < <(releases)
        echo "  </releases>"
    done < "$sources/packaging/linux/org.lectern.Lectern.metainfo.xml"
}

debian_changelog() {
    local version released
    while read -r version released _; do
        printf 'lectern (%s) unstable; urgency=medium\n\n  * New release; NEWS.gz says what is new.\n\n -- %s  %s\n\n' "$version" "$maintainer" \
            "$(LC_ALL=C date -u -d "$released" '+%a, %d %b %Y 00:00:00 +0000')"
    done < <(releases)
}

mkdir -p "$folder"
metainfo > "$folder/org.lectern.Lectern.metainfo.xml"
debian_changelog | gzip -9nc > "$folder/changelog.gz"
gzip -9nc "$sources/CHANGELOG.md" > "$folder/NEWS.gz"
