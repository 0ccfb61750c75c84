# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
archive iconv "$here/iconv/iconv.c"
cp "$here/iconv/iconv.h" "$libraries/include/"
