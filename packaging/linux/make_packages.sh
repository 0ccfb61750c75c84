#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the .deb, the relocatable bundle and, of the same tree, the .rpm in a build tree whose programs and target linux_files are built.
# The same sources give the same bytes: all times are SOURCE_DATE_EPOCH, by default the time of the commit.
# Usage: make_packages.sh BUILD [deb|bundle|rpm ...]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
build="$(realpath "$1")"
shift
wanted=" ${*:-deb bundle rpm} "
version="$("$build/lecternctl" --version | cut -d' ' -f2)"
: "${SOURCE_DATE_EPOCH:=$(git -C "$here" log -1 --format=%ct 2> /dev/null || date +%s)}"
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC
umask 022
name="lectern-$version-linux-x86_64"
tree="$build/bundle/$name"

need() { command -v "$1" > /dev/null || { echo "$1 is not installed (package $2)." >&2; exit 1; }; }
dated() { find "$1" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +; }

make_deb() {
    need dpkg-shlibdeps dpkg-dev
    # Another Debian's package of the same release is newer, so that the system's update replaces it.
    rm -f "$build"/lectern_*.deb
    (cd "$build" && cpack -G DEB -D CPACK_DEBIAN_PACKAGE_VERSION="$version${LECTERN_DEBIAN_REVISION:-}" > cpack.log) || { tail -n 20 "$build/cpack.log" >&2; exit 1; }
}

make_tree() {
    need patchelf patchelf
    "$here/make_bundle.sh" "$build" "$tree"
    rm -r "$tree/share/lintian" "$tree/share/doc/lectern/changelog.gz" # Debian's own
    cp "$here/start.sh" "$tree/lectern"
    cp "$here/start.sh" "$tree/lecternctl"
    cp "$here/bundle_readme.txt" "$tree/README"
    mv "$tree/system_libraries" "$build/bundle/system_libraries"
}

make_bundle() {
    tar -C "$build/bundle" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -c "$name" | xz -T1 > "$build/$name.tar.xz"
}

# The bundle below /usr/lib/lectern, and what the desktop and the shell look for at their places.
make_rpm() {
    need rpmbuild rpm
    local root="$build/bundle/rpm" program
    rm -rf "$root"
    mkdir -p "$root/usr/lib" "$root/usr/bin" "$root/usr/share"
    cp -a "$tree" "$root/usr/lib/lectern"
    cp -a "$tree/share/." "$root/usr/share"
    rm -r "$root/usr/lib/lectern/share" "$root/usr/lib/lectern/README" "$root"/usr/lib/lectern/lectern{,ctl}
    mv "$root/usr/share/zsh/vendor-completions" "$root/usr/share/zsh/site-functions"
    mv "$root/usr/lib/lectern/LICENSE" "$root/usr/share/doc/lectern/LICENSE"
    for program in lectern lecternctl; do ln -s "../lib/lectern/bin/$program" "$root/usr/bin/$program"; done
    dated "$root"
    cat > "$build/bundle/rpm.cmake" <<END
include($build/CPackConfig.cmake)
set(CPACK_INSTALLED_DIRECTORIES $root .)
set(system_libraries $(xargs < "$build/bundle/system_libraries"))
include($here/rpm.cmake)
END
    rm -f "$build"/lectern-*.rpm
    (cd "$build" && cpack -G RPM --config "$build/bundle/rpm.cmake" > cpack.log 2>&1) || { tail -n 20 "$build/cpack.log" >&2; exit 1; }
    rm -rf "$root"
}

rm -rf "$build/bundle"
[[ "$wanted" != *" deb "* ]] || make_deb
if [[ "$wanted" == *" bundle "* || "$wanted" == *" rpm "* ]]; then make_tree; fi
[[ "$wanted" != *" bundle "* ]] || make_bundle
[[ "$wanted" != *" rpm "* ]] || make_rpm
rm -rf "$build/bundle" "$build/_CPack_Packages"
(cd "$build" && ls -l -- *.deb *.rpm *.tar.xz 2> /dev/null || true)
