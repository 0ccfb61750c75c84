# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# Its macros drop compiler flags that are given to CMake.
sed -i '1i #define OPJ_STATIC 1' poppler/JPEG2000Stream.cc
off=()
for feature in QT5 QT6 GLIB GTK_DOC GOBJECT_INTROSPECTION BOOST LIBCURL LIBTIFF NSS3 UTILS; do off+=("-DENABLE_$feature=OFF"); done
for kind in GTK QT5 QT6 CPP MANUAL; do off+=("-DBUILD_${kind}_TESTS=OFF"); done
configure_and_install "${off[@]}" -DENABLE_CPP=ON -DENABLE_CMS=none -DRUN_GPERF_IF_PRESENT=OFF \
    -DPOPPLER_DATADIR="C:/Program Files/Lectern/share/poppler"
describe poppler "-lpoppler -lgdi32" "freetype2 libjpeg libopenjp2 libpng zlib"
describe poppler-cpp "-lpoppler-cpp -liconv" poppler "-I\${includedir}/poppler/cpp"
