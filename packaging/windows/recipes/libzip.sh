# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
off=()
for feature in BZIP2 LZMA ZSTD OPENSSL GNUTLS MBEDTLS COMMONCRYPTO; do off+=("-DENABLE_$feature=OFF"); done
for feature in TOOLS REGRESS EXAMPLES DOC; do off+=("-DBUILD_$feature=OFF"); done
configure_and_install "${off[@]}"
describe libzip "-lzip -lbcrypt -ladvapi32" zlib
