# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Clean systems in folders, for the scripts beside this file: read it first of all. It starts the script again in namespaces of its own, as
# root, so that its mounts and its processes end with it.

say() { printf '%s\n' "$@" >&2; }
fail() { say "FAILED: $*"; exit 1; }

if [[ -z "${LECTERN_IN_NAMESPACE:-}" ]]; then
    [[ $EUID -eq 0 ]] || fail "Clean systems are made by root only: sudo $0 $*"
    command -v debootstrap > /dev/null || apt-get install -y -q --no-install-recommends debootstrap >&2
    work="$(mktemp -d /var/tmp/lectern-chroot-XXXXXX)"
    # Outside of the namespaces nothing is mounted below it.
    trap 'rm -rf --one-file-system "$work"' EXIT
    status=0
    LECTERN_IN_NAMESPACE="$work" unshare --mount --pid --fork --kill-child "$0" "$@" || status=$?
    exit $status
fi
work="$LECTERN_IN_NAMESPACE" # removed at the end
trap "exit 130" INT TERM # the first process of a namespace would ignore them
unset LECTERN_IN_NAMESPACE
system="$work/system"

# A minimal system of this release of Debian; made once, refreshed after a week.
base_system() {
    local suite="$1" base mirror="${LECTERN_DEBIAN_MIRROR:-http://deb.debian.org/debian}"
    base="${XDG_CACHE_HOME:-$HOME/.cache}/lectern/chroot-$suite"
    if [[ -z "$(find "$base" -maxdepth 0 -mtime -7 2> /dev/null)" ]]; then
        say "Making a minimal Debian ($suite) in $base ..."
        rm -rf --one-file-system "$base" "$base.part"
        mkdir -p "$base.part"
        debootstrap --variant=minbase "$suite" "$base.part" "$mirror" > "$work/debootstrap.log" 2>&1 || fail "debootstrap: $(tail -n 3 "$work/debootstrap.log")"
        cat > "$base.part/etc/apt/sources.list" <<END
deb $mirror $suite main
deb $mirror $suite-updates main
deb ${LECTERN_DEBIAN_SECURITY_MIRROR:-http://deb.debian.org/debian-security} $suite-security main
END
        cp -L /etc/resolv.conf "$base.part/etc/resolv.conf"
        chroot "$base.part" apt-get update -q >&2
        chroot "$base.part" apt-get clean
        touch "$base.part"
        mv "$base.part" "$base"
    fi
    echo "$base"
}

# Gives the system in $system what a running one has.
wake_system() {
    cp -L /etc/resolv.conf "$system/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' > "$system/usr/sbin/policy-rc.d" # no package starts a service
    chmod +x "$system/usr/sbin/policy-rc.d"
    mount -t proc proc "$system/proc"
    mount --rbind /dev "$system/dev"
    mount -t tmpfs tmpfs "$system/dev/shm"
}

# A copy of the minimal system in $system, with an ordinary user, ana.
enter_clean_system() {
    local base
    base="$(base_system "$1")"
    cp -a "$base" "$system"
    wake_system
    mkdir -p "$system/tmp/.X11-unix"
    chroot "$system" useradd --create-home --shell /bin/bash ana
}

inside() { chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_ana() {
    chroot --userspec=ana:ana "$system" env -i PATH=/usr/bin:/bin HOME=/home/ana LC_ALL=C.UTF-8 ${DISPLAY:+DISPLAY="$DISPLAY"} "$@"
}

# A display of this machine's Xvfb, for programs in the clean system.
start_display() {
    local number=77
    while [[ -e "/tmp/.X11-unix/X$number" ]]; do number=$((number + 1)); done
    Xvfb ":$number" -screen 0 1600x1000x24 > "$work/xvfb.log" 2>&1 &
    for _ in {1..100}; do [[ -e "/tmp/.X11-unix/X$number" ]] && break; sleep 0.1; done
    mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
    export DISPLAY=":$number"
}
