# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
configure_and_install -DPNG_SHARED=OFF -DPNG_TESTS=OFF
