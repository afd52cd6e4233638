# shellcheck shell=bash
# Sourced by the scripts of this folder: an X server and a window manager of their own, gone at the end. Wants
# $pictures, $kind (how its pictures are called) and $needs (programs besides the usual).
for program in Xvfb openbox xdotool import xdpyinfo xprop $needs; do
    command -v "$program" >/dev/null || { echo "window: skipped, $program is not installed"; exit 77; }
done

work=$(mktemp -d)
pids=()
finish() {
    for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
        kill "${pids[i]}" 2>/dev/null || true
        wait "${pids[i]}" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

# Until "$@" succeeds, twenty seconds at most.
await() {
    local until=$((SECONDS + 20))
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $until ] || { echo "window: waited in vain for: $*" >&2; cat "$work/screen" >&2; exit 1; }
    done
}
has_manager() { [[ $(xprop -root _NET_SUPPORTED) == *_NET_ACTIVE_WINDOW* ]]; }
shows() { grep -qF -- "$1" "$work/screen"; }
picture() { import -window root "$pictures/$kind-$1.png"; }

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 "${screen_size:-1280x800}x24" -dpi 96 -nolisten tcp -noreset -r 3>"$work/display" 2>/dev/null &
pids+=($!)
read -r display <"$work/display"
export DISPLAY=:$display SDL_VIDEODRIVER=x11 SDL_AUDIODRIVER=dummy LC_ALL=C.UTF-8 ZEVEN_HOME=$work/home
export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent
unset ZEVEN_LANGUAGE ZEVEN_DATA
await xdpyinfo
HOME=$work openbox >/dev/null 2>&1 &
pids+=($!)
await has_manager

mkdir -p "$pictures"
