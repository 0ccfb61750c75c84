# shellcheck shell=bash disable=SC2154,SC2164 # variables and set -e are build_library.sh's
# SPDX-License-Identifier: GPL-3.0-or-later
# The texts that Debian's copyright files refer to.
mkdir -p "$prefix/licences/texts"
while read -r text; do
    cp -L "$text" "$prefix/licences/texts/"
done < <(grep -Eoh '/usr/share/common-licenses/[A-Za-z0-9]+(-[0-9]+(\.[0-9]+)?)?' "$prefix"/licences/*.txt | sort -u)
