#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes what completes the command lines in a shell, from what --help says: lectern.bash, lecternctl.bash, and _lectern for zsh.
# Usage: write_completion.sh LECTERN LECTERNCTL FOLDER
set -euo pipefail
window="$1" ctl="$2" folder="$3"
source "$(dirname "${BASH_SOURCE[0]}")/help_texts.sh"

names() { cut -f1 | xargs; }

# Lines "--name value value ...": options whose values --help names, as <yes|no>, or as --engine builtin|ollama in the usage.
ctl_choices() {
    local name
    while read -r name _; do
        options_of "$name" | awk -F'\t' '$3 ~ /[|]/ { print $1 " " $3 }'
        usage_of "$name" | grep -oE -- '--[a-z-]+ [a-z]+([|][a-z]+)+' || true
    done < <(commands) | tr '|' ' ' | sort -u
}
window_choices() {
    window_options | awk -F'\t' '$1 ~ /^--(place|theme)$/ { sub(/^.*: /, "", $4); gsub(/,| or/, "", $4); print $1 " " $4 }'
}

bash_cases() {
    local name values
    while read -r name values; do
        printf '        %s) COMPREPLY=($(compgen -W "%s" -- "$current")); return ;;\n' "$name" "$values"
    done
}

window_bash() {
    cat <<END
# Completes lectern; made from lectern --help.
_lectern() {
    local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
    case "\$previous" in
$(window_choices | bash_cases)
    esac
    if [[ "\$current" == -* ]]; then
        COMPREPLY=(\$(compgen -W "$(window_options | names)" -- "\$current"))
    else
        COMPREPLY=(\$(compgen -f -- "\$current"))
    fi
}
complete -o filenames -F _lectern lectern
END
}

ctl_bash() {
    local name
    cat <<END
# Completes lecternctl; made from lecternctl COMMAND --help.
_lecternctl() {
    local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" options words
    if [[ \$COMP_CWORD -eq 1 ]]; then
        COMPREPLY=(\$(compgen -W "$(commands | cut -d' ' -f1 | xargs)" -- "\$current"))
        return
    fi
    case "\$previous" in
$(ctl_choices | bash_cases)
    esac
    case "\${COMP_WORDS[1]}" in
END
    while read -r name _; do
        printf '        %s) options="%s" words="%s" ;;\n' "$name" "$(options_of "$name" | names)" "$(words_of "$name" | xargs)"
    done < <(commands)
    cat <<END
    esac
    if [[ "\$current" == -* ]]; then
        COMPREPLY=(\$(compgen -W "\$options $(common_options | xargs)" -- "\$current"))
    elif [[ -n "\$words" && \$COMP_CWORD -eq 2 ]]; then
        COMPREPLY=(\$(compgen -W "\$words" -- "\$current"))
    else
        COMPREPLY=(\$(compgen -f -- "\$current"))
    fi
}
complete -o filenames -F _lecternctl lecternctl
END
}

# Text within quotes and brackets of zsh's _arguments.
zsh_text() { sed "s/'/'\\\\''/g; s/\[/\\\\[/g; s/]/\\\\]/g; s/:/\\\\:/g" <<< "$1"; }

# '--name[what it does]' or '--name=[what it does]:VALUE:values'. $1: lines of choices.
zsh_options() {
    local name value text values
    while IFS=$'\t' read -r name _ value text; do
        text="$(zsh_text "$text")"
        values="$(sed -n "s/^$name //p" <<< "$1")"
        if [[ "$value" == - ]]; then
            echo "        '$name[$text]'"
        else
            [[ -n "$values" ]] && values="($values)" || values=_files
            echo "        '$name=[$text]:$value:$values'"
        fi
    done
}

zsh_page() {
    local name words choices
    choices="$(ctl_choices)"
    cat <<'END'
#compdef lectern lecternctl
# Completes lectern and lecternctl; made from what --help says.
_lectern_window() {
    local -a takes=(
END
    window_options | zsh_options "$(window_choices)"
    cat <<'END'
    )
    _arguments $takes '*:file:_files'
}
_lectern_ctl() {
    local -a known=(
END
    commands | sed "s/'/'\\\\''/g; s/^\([a-z]*\) \(.*\)$/        '\1:\2'/"
    cat <<'END'
    )
    if ((CURRENT == 2)); then
        _describe command known
        return
    fi
    local -a takes
    local first='*:file:_files'
    case "$words[2]" in
END
    while read -r name _; do
        echo "    $name) takes=("
        options_of "$name" | zsh_options "$choices"
        words="$(words_of "$name" | xargs)"
        [[ -z "$words" ]] || words=" first='1:action:($words)'"
        echo "    )$words ;;"
    done < <(commands)
    cat <<END
    esac
    shift words
    ((CURRENT--))
    _arguments \$takes $(common_options | xargs) "\$first"
}
case "\$service" in
    lectern) _lectern_window ;;
    lecternctl) _lectern_ctl ;;
esac
END
}

mkdir -p "$folder"
window_bash > "$folder/lectern.bash"
ctl_bash > "$folder/lecternctl.bash"
zsh_page > "$folder/_lectern"
