#!/usr/bin/env bash
# The trainer's bench in the real window: a turn is chosen on the map by the mouse, its text changed by
# keys and saved, and in the file nothing else changed; then it is put back, found, and changed from outside.
# Usage: map.sh ZEVEN PICTURES; exit 77 where a window cannot be had.
set -euo pipefail

zeven=$1
pictures=$2

kind=map
needs=dot
. "$(dirname "$0")/display.sh"

folder=$work/packs/p
mkdir -p "$folder"
{
    echo '<pack xmlns="urn:zeven:scenario:1" id="p" version="1" xml:lang="nl" name="Pakket" accent="#0b5cad" greeting="Pakket">'
    echo '<codes id="reasons" label="Reden">'
    for code in a b c d e f g h i j k l; do echo "<code id=\"$code\">$code</code>"; done
    echo '</codes></pack>'
} >"$folder/pack.xml"
file=$folder/klant.xml
cat >"$work/before.xml" <<'XML'
<scenario xmlns="urn:zeven:scenario:1" id="klant" version="1" xml:lang="nl" sector="retail-media" client="p">
  <title>Pakket</title><intent>Gevraagd: waar blijft het?</intent>
  <customer id="eva" name="Eva Bos" address="u" mood="businesslike"/>
  <contact id="call" channel="phone" with="eva" at="09:20" start="opening">
    <turn id="opening"><says>Mijn pakket is er niet.</says>
      <reply id="seek"><say>Ik zoek het uit.</say><shows competency="empathy" points="2">Neemt het op zich.</shows></reply>
      <reply id="wait"><say>Het komt vast nog.</say><shows competency="empathy" points="0">Wuift het weg.</shows></reply>
    </turn>
    <turn id="last"><says>Wanneer hoor ik het?</says><reply id="bye" next="done"><say>Om elf uur.</say></reply></turn>
    <end id="done" outcome="resolved"/>
  </contact>
</scenario>
XML
cp "$work/before.xml" "$file"
cp "$(dirname "$0")/../../scenarios/rules.xml" "$work/rules.xml"


# The middle of the first thing whose name, or whose value, begins with these words.
middle_of() {
    awk -F '\t' -v words="$1" 'index($2, words) == 1 || index($3, words) == 1 {
        split($1, part, " ")
        print int(part[9] + part[11] / 2), int(part[10] + part[12] / 2)
        exit
    }' "$work/screen"
}
stands() { [ -n "$(middle_of "$1")" ]; }
click_on() {
    await stands "$1"
    read -r x y < <(middle_of "$1")
    xdotool mousemove --window "$window" "$x" "$y" click 1
}
same() { cmp -s "$file" "$1"; }

"$zeven" --trainer --data "$work" --store "$work/store" --access "$work/screen" --language nl 2>"$work/said" &
program=$!
pids+=("$program")
await shows 'Kaart: 2 beurten, 1 eindes'
take_up "$program"
picture opens

click_on 'last · '
click_on 'Wanneer hoor ik het?'
xdotool key ctrl+a
xdotool type --delay 20 'Hoe laat weet ik het?'
await shows 'Bewaren (1)'
same "$work/before.xml" || { echo "window: the file changed before it was saved" >&2; exit 1; }
picture typed
xdotool key ctrl+s
await shows 'Bewaard: 1 plaats'
sed 's|Wanneer hoor ik het?|Hoe laat weet ik het?|' "$work/before.xml" >"$work/after.xml"
same "$work/after.xml" || { echo "window: more than the text changed" >&2; diff "$work/after.xml" "$file" >&2; exit 1; }
picture saved

click_on 'De vorige versie terugzetten'
await same "$work/before.xml"

# By keys alone: found, points changed, saved.
xdotool key ctrl+f
xdotool type --delay 20 'zoek het uit'
await shows '1 vak'
await shows 'Punten voor Empathie'
click_on 'Punten voor Empathie'
xdotool key ctrl+a
xdotool type '3'
xdotool key ctrl+s
sed 's|points="2"|points="3"|' "$work/before.xml" >"$work/points.xml"
await same "$work/points.xml"
await shows 'Empathie +1'
picture points

sed 's|Mijn pakket is er niet|Mijn pakje is er niet|' "$file" >"$file.new"
mv "$file.new" "$file"
await shows 'Buiten Zeven gewijzigd'
await shows 'Mijn pakje is er niet'
picture outside
echo "window: map: chosen, changed and saved to the byte, put back, found, and read again"
