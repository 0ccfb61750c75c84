#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the manual pages lectern.1 and lecternctl.1 from what --help says.
# Usage: write_man.sh LECTERN LECTERNCTL FOLDER
set -euo pipefail
window="$1" ctl="$2" folder="$3"
source "$(dirname "${BASH_SOURCE[0]}")/help_texts.sh"

# Text as roff takes it: no escapes, no requests; a hyphen is a minus, so that options can be copied.
roff() { sed 's/\\/\\e/g; s/-/\\-/g; s/^\([.'\'']\)/\\\&\1/'; }

title() { printf '.TH %s 1 "%s" "Lectern %s" "User Commands"\n' "$1" "$(day)" "$(version)"; }

# Of lines of options.awk.
option_list() {
    local name short value text
    while IFS=$'\t' read -r name short value text; do
        echo .TP
        [[ "$short" == - ]] && short= || short="\\fB$(roff <<< "$short")\\fR, "
        [[ "$value" == - ]] && value= || value=" \\fI$(roff <<< "$value")\\fR"
        echo "$short\\fB$(roff <<< "$name")\\fR$value"
        roff <<< "$text"
    done
}

window_page() {
    title LECTERN
    printf '.SH NAME\nlectern \\- browse customer reviews and judge contracts\n.SH SYNOPSIS\n.B lectern\n'
    window_usage | roff
    echo .SH DESCRIPTION
    window_about | roff
    echo .SH OPTIONS
    window_options | option_list
    echo .SH ENVIRONMENT
    window_notes | roff
    printf '.SH SEE ALSO\n.BR lecternctl (1)\n'
}

ctl_page() {
    local name summary
    title LECTERNCTL
    printf '.SH NAME\nlecternctl \\- the storage of Lectern without a window\n.SH SYNOPSIS\n.B lecternctl\n'
    echo '.I COMMAND'
    echo '[\fIOPTION\fR...]'
    echo .SH DESCRIPTION
    ctl_notes | roff
    echo .SH COMMANDS
    while read -r name summary; do
        printf '.SS "%s"\n' "$name $(usage_of "$name" | roff | sed 's/"/\\(dq/g')"
        case "$name" in
            help | version) roff <<< "${summary^}." ;;
            *) summary_of "$name" | roff ;;
        esac
        options_of "$name" | option_list
    done < <(commands)
    printf '.SH ENVIRONMENT\n.B LECTERN_HOME\nand the addresses of servers are those of\n.BR lectern (1).\n.SH SEE ALSO\n.BR lectern (1)\n'
}

mkdir -p "$folder"
window_page > "$folder/lectern.1"
ctl_page > "$folder/lecternctl.1"
