# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# Debian's rules build a DLL.
sed -i -e 's/ SHARED / STATIC /' -e '/QCUSTOMPLOT_COMPILE_LIBRARY/d' CMakeLists.txt
configure_and_install -DUSE_QT_VERSION=6
mkdir -p "$prefix/headers"
mv "$libraries/include/qcustomplot.h" "$prefix/headers/"
