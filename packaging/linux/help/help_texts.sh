# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What --help of both programs says, in parts; read by the writers beside this file. Needs $window and $ctl, the programs' paths.

here="$(dirname "${BASH_SOURCE[0]}")"

# Lines "name summary".
commands() { "$ctl" help | sed -n 's/^  \([a-z]\+\)  *\(.*\)$/\1 \2/p'; }

# Each command's help is a summary, "Usage: lecternctl NAME ARGUMENTS" and its options. `help` and `version` have none.
help_of() { case "$1" in help | version) ;; *) "$ctl" "$1" --help ;; esac; }
summary_of() { help_of "$1" | sed -n '1p'; }
usage_of() { help_of "$1" | sed -n "s/^Usage: lecternctl $1 *//p"; }
options_of() { help_of "$1" | awk -f "$here/options.awk"; }

# The words of a command's usage that stand for themselves: "start" and "stop" of "start | stop [--force]".
words_of() { usage_of "$1" | sed 's/\[[^]]*\]//g; s/--[a-z-]* [A-Z]*//g; s/--[a-z-]*//g' | tr ' |' '\n\n' | grep -E '^[a-z]+$' || true; }

# Options that every command takes are named in the text below the list of commands; --help is each command's own.
common_options() { "$ctl" help | grep -oE -- '--[a-z-]+' | grep -vx -- --help | sort -u; }

# The text below the list of commands.
ctl_notes() { "$ctl" help | awk '/^  [a-z]/ { seen = 1; next } seen && NF'; }

window_options() { "$window" --help | awk -f "$here/options.awk"; }
window_usage() { "$window" --help | sed -n '1s/^Usage: lectern *//p'; }
# The paragraph before the options, and the one after them.
window_about() { "$window" --help | awk '/^  --/ { exit } NR > 1 && NF'; }
window_notes() { "$window" --help | awk '/^  --/ { seen = 1; next } seen && NF'; }

# "0.1.0" and "2026-12-01" of "lecternctl 0.1.0 (3f2c1ab05e7d, 2026-12-01)"; the day is missing where git knows no commit.
version() { "$ctl" --version | cut -d' ' -f2; }
day() { "$ctl" --version | sed -n 's/.*, \([0-9-]*\))$/\1/p'; }
