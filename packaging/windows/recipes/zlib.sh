# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# By hand, because its CMake rules would build a DLL as well.
archive z ./*.c
mkdir -p "$libraries/include"
cp zlib.h zconf.h "$libraries/include/"
describe zlib -lz
