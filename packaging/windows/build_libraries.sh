#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Cross-builds everything that Lectern links for Windows, once, into a folder of the user's cache whose name follows from the sources and
# the scripts. Prints that folder. A build that was interrupted continues with the library it was at.
# Usage: build_libraries.sh [--only-if-built]: builds nothing, status 1 if there is no such folder.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/lectern"
export host=x86_64-w64-mingw32

# In this order: each may use those above it.
libraries=(compiler-runtime tl-expected zlib libpng1.6 libjpeg-turbo freetype openjpeg2 iconv libzip libxlsxwriter libsodium hiredis openssl
    postgresql-15 poppler tiff leptonlib tesseract qt6-base qcustomplot licence-texts)

say() { printf '%s\n' "$@" >&2; }
fail() { say "$@"; exit 1; }

inputs() { (cd "$here" && printf '%s\0' sources.lock left_out_patches.txt toolchain.cmake build_*.sh recipes/* iconv/* | LC_ALL=C sort -z); }
key() { (cd "$here" && inputs | xargs -0 sha256sum | sha256sum | cut -c 1-12); }

is_complete() {
    local name
    for name in "${libraries[@]}"; do [[ -f "$prefix/stamps/$name" ]] || return; done
}

# The compilers under all names that build systems ask for: through ccache, with flags that make the same sources give the same file.
make_compilers() {
    local tool name
    mkdir -p "$work/bin"
    for tool in gcc g++; do
        for name in "$host-$tool" "$host-$tool-posix"; do
            cat > "$work/bin/$name" <<END
#!/bin/sh
exec ccache /usr/bin/$host-$tool-posix "\$@" -ffile-prefix-map="$cache"=. -fpch-preprocess -Wl,--no-insert-timestamp
END
            chmod +x "$work/bin/$name"
        done
    done
}

prefix="$cache/windows-$(key)"
echo "$prefix"
! is_complete || exit 0
[[ "${1:-}" != --only-if-built ]] || exit 1

work="$cache/windows-work" # the same for all versions of the scripts, so that ccache knows the files again
mkdir -p "$work"
exec 9> "$work/lock"
flock -n 9 || { say "Another build of the libraries for Windows runs; waiting for it."; flock 9; }
! is_complete || exit 0

say "Building the libraries for Windows, once, into $prefix ..."
"$here/fetch_sources.sh" "$cache/windows-sources" > "$work/used.lock"
mkdir -p "$prefix/logs" "$prefix/stamps" "$prefix/licences"
mv "$work/used.lock" "$prefix/used.lock"
cp "$here/toolchain.cmake" "$prefix/toolchain.cmake"
make_compilers
export prefix work downloads="$cache/windows-sources" PATH="$work/bin:$PATH"
export CCACHE_BASEDIR="$cache" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
for name in "${libraries[@]}"; do
    [[ ! -f "$prefix/stamps/$name" ]] || continue
    SECONDS=0
    "$here/build_library.sh" "$name" < /dev/null > "$prefix/logs/$name.log" 2>&1 \
        || fail "$(tail -n 30 "$prefix/logs/$name.log")" "" "$name could not be built: see $prefix/logs/$name.log"
    echo "$SECONDS s" > "$prefix/stamps/$name"
    say "$(printf '%-18s %5d s' "$name" "$SECONDS")"
done
