# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# What each program of the compiler needs beside it.
mkdir -p "$prefix/runtime"
for file in libgcc_s_seh-1.dll libstdc++-6.dll libwinpthread-1.dll; do
    "$host-strip" --strip-unneeded -o "$prefix/runtime/$file" "$("$host-g++" -print-file-name="$file")"
done
keep_licence_of gcc-mingw-w64-x86-64-posix-runtime
keep_licence_of mingw-w64-x86-64-dev
