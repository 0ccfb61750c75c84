# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# To be sourced: asks Debian 12 for source packages, with lists of its own, so that the system's are unchanged. $downloads is the folder.

: "${downloads:?}"

say() { printf '%s\n' "$@" >&2; }
fail() { say "$@"; exit 1; }

lists() { echo "$downloads/lists"; } # apt empties it of other files

with_lists() {
    "$1" -q -o Dir::Etc::SourceList="$downloads/sources.list" -o Dir::Etc::SourceParts=/dev/null -o Dir::State::Lists="$(lists)" \
        -o Dir::Cache::srcpkgcache= -o Dir::Cache::pkgcache= -o APT::Sandbox::User= "${@:2}"
}

# Fetches the lists of the mirrors that this system uses, once per process.
fetch_lists() {
    [[ -z "${lists_fetched:-}" ]] || return 0
    local keys=/usr/share/keyrings/debian-archive-keyring.gpg
    mkdir -p "$(lists)/partial"
    apt-get indextargets --format "deb-src [signed-by=$keys] \$(REPO_URI) \$(RELEASE) \$(COMPONENT)" 'Created-By: Packages' 'Component: main' \
        | grep -E ' bookworm(-updates|-security)? main$' > "$downloads/sources.list" \
        || fail "The libraries for Windows are built on Debian 12, from its source packages; this system has no mirror of it."
    with_lists apt-get update > "$downloads/update.log" 2>&1 || fail "$(tail -n 5 "$downloads/update.log")" "" "Debian's lists of sources could not be had."
    lists_fetched=yes
}

# All versions of a source package that the lists name, newest first.
versions_of() { with_lists apt-cache showsrc --only-source "$1" 2> /dev/null | sed -n 's/^Version: //p' | sort -uVr; }

# Lines "file sha256 address" of a version's upstream archive and Debian's changes.
files_of() {
    with_lists apt-get source --print-uris --only-source "$1=$2" 2> /dev/null \
        | sed -nE "s/^'([^']*)' ([^_ ]+_[^_ ]+\.(orig|debian)\.tar\.[a-z0-9]+) [0-9]+ SHA256:([0-9a-f]+)\$/\2 \4 \1/p" | sort -r
}

has_checksum() { [[ -f "$1" ]] && sha256sum --status --check <<< "$2  $1"; }

# Downloads a file: status 1 when the mirror does not have it. A wrong checksum or no connection ends the script.
download() {
    local file="$1" sha256="$2" address="$3" said
    has_checksum "$downloads/$file" "$sha256" && return
    rm -f "$downloads/$file"
    if ! said="$(with_lists /usr/lib/apt/apt-helper download-file "$address" "$downloads/$file.part" 2>&1)"; then
        rm -f "$downloads/$file.part"
        [[ "$said" == *' 404 '* ]] && return 1
        fail "$said" "" "$file could not be downloaded."
    fi
    if ! has_checksum "$downloads/$file.part" "$sha256"; then
        fail "$file is refused: its SHA-256 is $(sha256sum < "$downloads/$file.part" | cut -d ' ' -f 1), not $sha256." "It remains as $downloads/$file.part"
    fi
    mv "$downloads/$file.part" "$downloads/$file"
}

# Downloads the newest version that the mirror has; prints its lines as in the lock.
fetch_newest() {
    local source="$1" version file sha256 address lines
    while read -r version; do
        lines=
        while read -r file sha256 address; do
            download "$file" "$sha256" "$address" || { lines=; break; }
            lines+="$source $version $sha256 $file"$'\n'
        done < <(files_of "$source" "$version")
        [[ -z "$lines" ]] || { printf '%s' "$lines"; return; }
        say "Debian's lists name $source $version, but the mirror does not have all of its files."
    done < <(versions_of "$source")
    fail "The mirror has no version of $source."
}
