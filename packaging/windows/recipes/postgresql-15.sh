# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# libpq, as a DLL: Lectern and Qt's driver share it.
cd "$build"
"$source/configure" --host="$host" --prefix="C:/Program Files/Lectern" --without-readline --without-zlib --without-icu --with-ssl=openssl \
    CPPFLAGS="-I$prefix/openssl/include" LDFLAGS="-L$prefix/openssl/lib" CFLAGS=-O2
make -j "$(nproc)" -C src/interfaces/libpq
mkdir -p "$prefix/runtime" "$libraries/lib" "$libraries/include"
"$host-strip" --strip-unneeded -o "$prefix/runtime/libpq.dll" src/interfaces/libpq/libpq.dll
cp src/interfaces/libpq/libpq.a "$libraries/lib/libpq.dll.a"
cp "$source/src/interfaces/libpq/libpq-fe.h" "$source/src/interfaces/libpq/libpq-events.h" "$source/src/include/postgres_ext.h" \
    src/include/pg_config_ext.h src/include/pg_config.h "$libraries/include/"
describe libpq -lpq
