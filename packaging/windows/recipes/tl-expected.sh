# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# A header only: the installed package's.
mkdir -p "$prefix/headers"
cp -r /usr/include/tl "$prefix/headers/"
keep_licence_of libexpected-dev
