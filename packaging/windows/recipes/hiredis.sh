# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# The parser only, which needs no sockets.
archive hiredis read.c sds.c
mkdir -p "$libraries/include/hiredis"
cp read.h sds.h "$libraries/include/hiredis/"
describe hiredis -lhiredis "" "-I\${includedir}/hiredis"
