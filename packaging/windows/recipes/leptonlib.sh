# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
configure_and_install -DSW_BUILD=OFF -DBUILD_PROG=OFF -DCMAKE_C_FLAGS=-DOPJ_STATIC
describe lept "-lleptonica-$version" "libtiff-4 libpng libjpeg libopenjp2 zlib" "-I\${includedir}/leptonica"
