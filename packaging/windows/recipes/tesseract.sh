# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
configure_and_install -DSW_BUILD=OFF -DBUILD_TRAINING_TOOLS=OFF -DDISABLE_CURL=ON -DDISABLE_ARCHIVE=ON -DGRAPHICS_DISABLED=ON -DINSTALL_CONFIGS=OFF
describe tesseract "-ltesseract53 -lws2_32" lept
