# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# For libpq alone, so it is installed apart from all others. Its settings are looked for in a folder that only an administrator can write to.
./Configure mingw64 shared no-tests no-legacy no-engine no-zlib --cross-compile-prefix="$host-" \
    --prefix="C:/Program Files/Lectern" --openssldir=ssl
make build_generated
make -j "$(nproc)" libcrypto.dll.a libssl.dll.a # the static ones would take as long again
rm -rf "$prefix/openssl"
mkdir -p "$prefix/openssl/lib" "$prefix/openssl/include" "$prefix/runtime"
cp -r include/openssl "$prefix/openssl/include/"
cp libssl.dll.a libcrypto.dll.a "$prefix/openssl/lib/"
for file in libssl-3-x64.dll libcrypto-3-x64.dll; do
    "$host-strip" --strip-unneeded -o "$prefix/runtime/$file" "$file"
done
