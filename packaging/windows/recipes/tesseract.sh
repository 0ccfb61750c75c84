# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# The library, not the program.
sed -i -e '/^add_executable(tesseract /,/^endif()/d' -e '/^install(TARGETS tesseract /d' CMakeLists.txt
off=()
for part in SW_BUILD BUILD_TRAINING_TOOLS INSTALL_CONFIGS; do off+=("-D$part=OFF"); done
for part in DISABLE_ARCHIVE DISABLE_CURL GRAPHICS_DISABLED DISABLED_LEGACY_ENGINE; do off+=("-D$part=ON"); done
# Not for the processor that builds; and the compiler aligns the stack to 16 bytes only, where its AVX code expects 32.
configure_and_install "${off[@]}" -DCOMPILER_SUPPORTS_MARCH_NATIVE=OFF -DCMAKE_CXX_FLAGS=-Wa,-muse-unaligned-vector-move
describe tesseract "-ltesseract53 -lws2_32" lept
