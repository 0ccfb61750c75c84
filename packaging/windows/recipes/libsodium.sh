# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
autoreconf -fi
./configure --host="$host" --prefix="$libraries" --disable-shared --enable-static CFLAGS=-O2
make -j "$(nproc)"
make install
describe libsodium "-lsodium -ladvapi32" "" -DSODIUM_STATIC
