#!/usr/bin/env bash
# Plays practice and shift in the real window, by mouse and by keys alone, at 100 and 200 % text, and
# kills it on the way; each time the journal must be what was done, and the sheet that of the script.
# Usage: run.sh ZEVEN DRIVE PICTURES [MANNER…]; exit 77 where a window cannot be had.
set -euo pipefail

zeven=$1
drive=$2
pictures=$3
shift 3
manners=("$@")
[ ${#manners[@]} -gt 0 ] || manners=(mouse-100 keyboard-100 mouse-200 keyboard-200 killed form-a form-b)
scenarios=$(cd "$(dirname "$0")/../../scenarios" && pwd)
shift=shifts/ochtend.xml
shift_script=$scenarios/rehearsals/demo.txt
practice=$scenarios/rehearsals/oefening-all.txt

kind=play
screen_size=1400x900
needs=
. "$(dirname "$0")/display.sh"

mkdir -p "$pictures/form-a" "$pictures/form-b"
play() { # WAY TEXT-SIZE further arguments
    "$drive" --app "$zeven" --data "$scenarios" --access "$work/screen" --way "$1" --text-size "$2" \
        --code K-WINDOW --shift "$shift" --script "$shift_script" --out "$work/done.txt" "${@:3}"
}

passphrase="vier woorden op een rij" # what drive sets the office up with

compare() {
    if grep -raqe "$passphrase" -e K-WINDOW "$ZEVEN_HOME"; then
        echo "window: the passphrase or the code stands in a file"; exit 1
    fi
    "$zeven" export --script K-WINDOW --passphrase-file - <<<"$passphrase" | grep -v '^#' >"$work/journal.txt"
    diff -u "$work/done.txt" "$work/journal.txt" || { echo "window: the journal is not what was done"; exit 1; }
    "$zeven" export --json K-WINDOW --passphrase-file - <<<"$passphrase" >"$work/sheet.json"
    "$zeven" play --shift "$shift" --script "$work/journal.txt" --json --candidate K-WINDOW >"$work/again.json"
    diff "$work/again.json" "$work/sheet.json" || { echo "window: the sheet is not that of the actions"; exit 1; }
    diff "$work/script.json" "$work/sheet.json" || { echo "window: the sheet is not that of the script"; exit 1; }
}

for manner in "${manners[@]}"; do
    export ZEVEN_HOME=$work/home-$manner
    begun=$SECONDS
    rm -f "$pictures"/*-"$manner".png
    case $manner in
    form-*) shift=shifts/vorm-${manner#form-}.xml shift_script=$scenarios/rehearsals/vorm-${manner#form-}.txt ;;
    *) shift=shifts/ochtend.xml shift_script=$scenarios/rehearsals/demo.txt ;;
    esac
    "$zeven" play --shift "$shift" --script "$shift_script" --json --candidate K-WINDOW >"$work/script.json"
    case $manner in
    form-a) play mouse 100 --pictures "$pictures/form-a" ;;
    form-b) play keyboard 100 --pictures "$pictures/form-b" ;;
    killed) play mouse 100 --kills 10 --seed 20 --pictures "$pictures" ;;
    *) play "${manner%-*}" "${manner#*-}" --practice "$practice" --pictures "$pictures" ;;
    esac
    compare
    echo "window: $manner: $(wc -l <"$work/journal.txt") actions in the window, the sheet is that of the script, $((SECONDS - begun)) s"
done
