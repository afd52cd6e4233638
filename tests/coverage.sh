#!/usr/bin/env bash
# Branch coverage of one room by its own tests: tests/coverage.sh ROOM MINIMUM, say tests/coverage.sh scoring 95.
# Builds the coverage preset, runs tests/ROOM, prints what gcovr counts, fails below MINIMUM per cent.
# Left out: assert() lines, and lines marked GCOVR_EXCL_BR_LINE (arms that only lack of memory takes).
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -ne 2 ]; then
    echo "usage: tests/coverage.sh ROOM MINIMUM" >&2
    exit 2
fi
room=$1
minimum=$2
source=$room
[ -d "$source" ] || source=game/$room
[ -d "$source" ] || { echo "no room $room" >&2; exit 2; }

cmake --preset coverage >/dev/null
cmake --build --preset coverage --target "tests/$room/all"
find build/coverage -name '*.gcda' -delete
env SDL_AUDIODRIVER=dummy DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent LC_ALL=C.UTF-8 \
    ctest --test-dir "build/coverage/tests/$room" --output-on-failure
gcovr --root . --filter "$source/" --branches --print-summary \
    --exclude-branches-by-pattern '^\s*assert\(' \
    --fail-under-branch "$minimum" "build/coverage/$source"
