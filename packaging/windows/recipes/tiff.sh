# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
off=()
for part in tools tests contrib docs; do off+=("-Dtiff-$part=OFF"); done
for format in lzma zstd webp jbig lerc libdeflate cxx; do off+=("-D$format=OFF"); done
configure_and_install "${off[@]}"
describe libtiff-4 -ltiff "libjpeg zlib"
