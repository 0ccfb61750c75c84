# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
configure_and_install -DBUILD_TESTS=OFF -DBUILD_EXAMPLES=OFF
describe xlsxwriter -lxlsxwriter zlib
