#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# build_library.sh NAME, started by build_libraries.sh: unpacks a source package, applies Debian's patches, builds it by recipes/NAME.sh and
# keeps its licence.
set -euxo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
name="$1"
: "${host:?}" "${prefix:?}" "${work:?}" "${downloads:?}"
# What recipes use: $source and $build, where it lies and where to build; $libraries, where to install; $version, upstream's.
source="$work/$name/source" build="$work/$name/build" libraries="$prefix/libraries"
version="$(sed -nE "s/^$name ([0-9]+:)?([^ ]+)-[^ -]+ .*/\2/p" "$prefix/used.lock" | head -n 1)"
version="${version%[+.]dfsg*}"

unpack() {
    local file
    while read -r file; do
        case "$file" in
            *.orig.tar.*) tar -xf "$downloads/$file" -C "$source" --strip-components=1 ;;
            *) tar -xf "$downloads/$file" -C "$source" ;;
        esac
    done < <(sed -n "s/^$name .* //p" "$prefix/used.lock")
}

apply_patches() {
    local patch
    while read -r patch _; do
        grep -q "^$name $patch " "$here/left_out_patches.txt" || patch -d "$source" -p1 --forward --batch < "$source/debian/patches/$patch"
    done < <(grep -Ev '^(#|$)' "$source/debian/patches/series" || true)
}

# configure_and_install OPTION...: with CMake. Recipes may set install_to.
configure_and_install() {
    cmake -S "$source" -B "$build" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$prefix/toolchain.cmake" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF \
        -DCMAKE_INSTALL_PREFIX="$libraries" -DCMAKE_INSTALL_LIBDIR:STRING=lib "$@"
    cmake --build "$build"
    cmake --install "$build"
}

# archive LIBRARY SOURCE...: compiles C sources into a static library.
archive() {
    local library="$1" file object objects=()
    shift
    mkdir -p "$build" "$libraries/lib"
    for file in "$@"; do
        object="$build/$(basename "$file" .c).o"
        "$host-gcc" -O2 -DNDEBUG -c "$file" -o "$object"
        objects+=("$object")
    done
    rm -f "$libraries/lib/lib$library.a"
    "$host-ar" rcsD "$libraries/lib/lib$library.a" "${objects[@]}"
}

# describe NAME LIBRARIES [REQUIRED [FLAGS]]: the pkg-config file of a library that installs none that fits.
describe() {
    mkdir -p "$libraries/lib/pkgconfig"
    cat > "$libraries/lib/pkgconfig/$1.pc" <<END
prefix=\${pcfiledir}/../..
libdir=\${prefix}/lib
includedir=\${prefix}/include

Name: $1
Description: $name for Windows
Version: $version
Libs: -L\${libdir} $2
Requires: ${3:-}
Cflags: -I\${includedir} ${4:-}
END
}

# keep_licence_of PACKAGE: for what comes from an installed Debian package.
keep_licence_of() { cp "/usr/share/doc/$1/copyright" "$prefix/licences/$1.txt"; }

rm -rf "${work:?}/$name"
mkdir -p "$source" "$build"
unpack
[[ ! -f "$source/debian/patches/series" ]] || apply_patches
if [[ -f "$source/debian/changelog" ]]; then
    SOURCE_DATE_EPOCH="$(dpkg-parsechangelog -l "$source/debian/changelog" -S Timestamp)"
    export SOURCE_DATE_EPOCH
    cp "$source/debian/copyright" "$prefix/licences/$name.txt"
fi
cd "$source"
# shellcheck source=/dev/null
. "$here/recipes/$name.sh"
rm -rf "${work:?}/$name"
