# shellcheck shell=bash
# Sourced by the scripts of this folder: an X server and a window manager of their own, gone at the end. Wants
# $pictures, $kind (how its pictures are called) and $needs (programs besides the usual).
for program in Xvfb setxkbmap xkbcomp openbox xdotool import xdpyinfo xprop $needs; do
    command -v "$program" >/dev/null || { echo "window: skipped, $program is not installed"; exit 77; }
done

work=$(mktemp -d)
pids=()
# Five seconds to end by themselves: nothing here waits for ever.
end() {
    kill "$1" 2>/dev/null || true
    timeout 5 tail -s 0.05 --pid="$1" -f /dev/null || true
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
finish() {
    local status=$?
    trap - ERR
    if [ $status -ne 0 ]; then
        echo "window: what the program said, and what was on the screen:" >&2
        cat "$work/said" "$work/screen" >&2 2>/dev/null || true
    fi
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        end "${pids[i]}"
    done
    rm -rf "$work"
    exit $status
}
trap finish EXIT
set -o errtrace
trap 'echo "window: ${BASH_SOURCE[0]##*/}:$LINENO: $BASH_COMMAND" >&2' ERR

# Until "$@" succeeds, twenty seconds at most.
await() {
    local until=$((SECONDS + 20))
    until "$@" >/dev/null 2>&1; do
        sleep 0.02
        [ $SECONDS -lt $until ] || { echo "window: waited in vain for: $*" >&2; exit 1; }
    done
}
has_manager() { [[ $(xprop -root _NET_SUPPORTED) == *_NET_ACTIVE_WINDOW* ]]; }
shows() { grep -qF -- "$1" "$work/screen"; }
picture() { timeout 20 import -window root "$pictures/$kind-$1.png"; }
# The window of the program with this number, once it is there, is brought forward.
take_up() {
    window=$(timeout 20 xdotool search --sync --onlyvisible --pid "$1" | tail -1)
    timeout 20 xdotool windowactivate --sync "$window"
}

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 "${screen_size:-1280x800}x24" -dpi 96 -nolisten tcp -noreset -r 3>"$work/display" 2>/dev/null &
pids+=($!)
read -r -t 20 display <"$work/display"
export DISPLAY=:$display SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8 ZEVEN_HOME=$work/home
export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent
ASAN_OPTIONS=suppressions=$(cd "$(dirname "$0")" && pwd)/sdl.supp
export ASAN_OPTIONS
unset ZEVEN_LANGUAGE ZEVEN_DATA
await xdpyinfo
# A keyboard on which accents are keys: for a sign that is none, xdotool changes the map while it is in use.
accents() {
    local key=224 sign
    for sign in eacute egrave ediaeresis idiaeresis odiaeresis udiaeresis ccedilla EuroSign; do
        printf ' key <I%d> { [ %s, %s ] };' $((key++)) "$sign" "${sign^}"
    done
}
setxkbmap -print | sed "/xkb_symbols/s|};|$(accents) };|" | xkbcomp -w 0 - "$DISPLAY"
HOME=$work openbox >/dev/null 2>&1 &
pids+=($!)
await has_manager

mkdir -p "$pictures"
