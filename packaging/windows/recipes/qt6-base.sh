# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# The code generators are the host's, so both must be of one version.
[[ "$(dpkg-query -W -f='${Version}' qt6-base-dev-tools)" == "$version"[+-]* ]]
patch -d "$source" -p1 --forward --batch < "$here/recipes/qt6-base_jit_stack.patch"
off=()
for feature in opengl direct2d1_1 vulkan dbus icu glib xml sql_sqlite sql_odbc sql_mysql tabletevent zstd openssl; do off+=("-DFEATURE_$feature=OFF"); done
for library in zlib pcre2 freetype harfbuzz png jpeg doubleconversion textmarkdownreader; do off+=("-DFEATURE_system_$library=OFF"); done
# Direct2D stays on (not its display): without it Qt 6.4 leaves out the DirectWrite fonts that printing needs.
configure_and_install "${off[@]}" -DINPUT_opengl=no -DFEATURE_schannel=ON -DFEATURE_direct2d=ON -DFEATURE_sql_psql=ON \
    -DPostgreSQL_INCLUDE_DIR="$libraries/include" -DPostgreSQL_LIBRARY="$libraries/lib/libpq.dll.a" \
    -DQT_BUILD_TESTS=OFF -DQT_BUILD_EXAMPLES=OFF -DBUILD_SHARED_LIBS=ON -DCMAKE_INSTALL_PREFIX=/qt -DCMAKE_STAGING_PREFIX="$prefix/qt"
find "$prefix/qt" -name '*.dll' -exec "$host-strip" --strip-unneeded {} +
