# SPDX-License-Identifier: GPL-3.0-or-later
# Reads a --help text; prints one line for each option, tabs between: --name, -n or -, name of its value or -, what it does.
function say() {
    if (name != "")
        print name "\t" short "\t" value "\t" text
    name = ""
}
/^  (-[a-z], )?--[a-z]/ {
    say()
    line = substr($0, 3)
    short = "-"
    if (line ~ /^-[a-z], /) {
        short = substr(line, 1, 2)
        line = substr(line, 5)
    }
    head = line
    text = ""
    if (match(line, /  +/)) {
        head = substr(line, 1, RSTART - 1)
        text = substr(line, RSTART + RLENGTH)
    }
    count = split(head, words, " ")
    name = words[1]
    value = count > 1 ? words[2] : "-"
    gsub(/[<>]/, "", value)
    next
}
/^   / && name != "" { # a description goes on
    sub(/^ +/, "")
    text = text (text == "" ? "" : " ") $0
    next
}
{ say() }
END { say() }
