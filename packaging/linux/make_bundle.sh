#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes a folder that runs on any Linux with glibc 2.36 or newer: the programs, the libraries and Qt's plugins that they need, and scripts
# that start them. The system's own are only glibc, what belongs to its display (X11, EGL, GL), and servers, fonts and OCR's models.
# Usage: make_bundle.sh BUILD FOLDER
set -euo pipefail
build="$1" folder="$2"
source_folder="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

# Libraries that must be the system's: they fit to its kernel, its C library or its graphics driver.
is_systems() {
    case "$1" in
        ld-linux* | libc.so.* | libm.so.* | libmvec.so.* | libdl.so.* | libpthread.so.* | librt.so.* | libresolv.so.* | libutil.so.* | libanl.so.*) ;;
        libGL.so.* | libEGL.so.* | libGLX.so.* | libOpenGL.so.* | libGLdispatch.so.* | libGLESv2.so.* | libdrm.so.* | libgbm.so.*) ;;
        libX11.so.* | libX11-xcb.so.* | libxcb.so.*) ;;
        *) return 1 ;;
    esac
}

needed_by() { readelf -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'; }

# Copies what a program, plugin or library needs, and what that needs. Names of the system's go to system_libraries.
copy_libraries() {
    local file="$1" name path
    for name in $(needed_by "$file"); do
        if is_systems "$name"; then
            echo "$name" >> "$folder/system_libraries"
        elif [[ ! -e "$folder/lib/$name" ]]; then
            path="$(LD_LIBRARY_PATH="$folder/lib" ldd "$file" | awk -v name="$name" '$1 == name { print $3 }')"
            [[ -e "$path" ]] || { echo "$file needs $name, which is not here." >&2; exit 1; }
            cp -L "$path" "$folder/lib/$name"
            chmod 644 "$folder/lib/$name"
            realpath "$path" >> "$folder/copied"
            copy_libraries "$folder/lib/$name"
        fi
    done
}

# What Lectern uses of Qt's plugins; GL is not among it.
copy_plugins() {
    local plugins kind file
    plugins="$(qmake6 -query QT_INSTALL_PLUGINS)"
    for kind in platforms/libqxcb platforms/libqoffscreen platforms/libqwayland-generic wayland-shell-integration/ wayland-decoration-client/ \
        sqldrivers/libqsqlpsql tls/ imageformats/ platforminputcontexts/ platformthemes/libqxdgdesktopportal styles/; do
        for file in "$plugins/$kind"*.so; do
            [[ -e "$file" ]] || continue
            install -D -m 644 "$file" "$folder/plugins/${file#"$plugins/"}"
            realpath "$file" >> "$folder/copied"
            copy_libraries "$folder/plugins/${file#"$plugins/"}"
        done
    done
}

# Debian packages that the copied files are of, with version, and the licence of each.
write_notices() {
    local notices="$folder/share/doc/lectern/libraries" path package
    mkdir -p "$notices"
    sort -u "$folder/copied" | while read -r path; do
        dpkg -S "$path" 2> /dev/null || dpkg -S "${path#/usr}" # before /lib became a link, files were known by it
    done | cut -d: -f1 | sort -u | while read -r package; do
        dpkg-query -W -f '${Package} ${Version} ${source:Package} ${source:Version}\n' "$package" | head -n 1
        cp -L "/usr/share/doc/$package/copyright" "$notices/$package"
    done > "$folder/packages"
    {
        echo "Libraries of Debian in this folder: package, version, source package, its version. The licence of each is the file of its name."
        echo "Their sources are at https://snapshot.debian.org/."
        cat "$folder/packages"
    } > "$notices/LIST"
    rm "$folder/packages" "$folder/copied"
}

rm -rf "$folder"
mkdir -p "$folder/lib"
cmake --install "$build" --prefix "$folder" --strip > /dev/null
for program in lectern lecternctl lectern-parse-worker; do copy_libraries "$folder/bin/$program"; done
copy_plugins
# Of the old kind, because it is valid for the libraries and plugins, too, which therefore stay as Debian made them.
# shellcheck disable=SC2016 # the loader reads it
patchelf --force-rpath --set-rpath '$ORIGIN/../lib' "$folder"/bin/*
printf '[Paths]\nPrefix = ..\nPlugins = plugins\n' > "$folder/bin/qt.conf"
sort -u -o "$folder/system_libraries" "$folder/system_libraries"
write_notices
cp "$source_folder/LICENSE" "$folder/LICENSE"
