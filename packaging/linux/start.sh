#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts the program of the bundle that is called like this script, wherever the bundle lies.
self="$(readlink -f "$0")"
here="$(dirname "$self")"
name="$(basename "$self")"

libc="$(getconf GNU_LIBC_VERSION 2>/dev/null)"
libc="${libc#glibc }"
major="${libc%%.*}"
minor="${libc#*.}"
minor="${minor%%.*}"
if [ -z "$libc" ] || [ "$major" -lt 2 ] || { [ "$major" -eq 2 ] && [ "$minor" -lt 36 ]; }; then
    echo "$name: This Lectern needs the GNU C library (glibc) 2.36 or newer, as in Debian 12, Ubuntu 23.04, Fedora 37, openSUSE Leap 15.6 or newer." >&2
    echo "$name: This system has ${libc:-another C library}." >&2
    exit 1
fi
unset QT_PLUGIN_PATH # plugins of the system's Qt do not fit to the bundle's
exec "$here/bin/$name" "$@"
