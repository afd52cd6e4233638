#!/usr/bin/env bash
# Looks at a scenario in the real window while its file changes: a save changes the words on screen,
# slips are shown and open in the editor at their line, and mended the place is the same.
# Usage: preview.sh ZEVEN PICTURES; exit 77 where a window cannot be had.
set -euo pipefail

zeven=$1
pictures=$2

kind=preview
needs=
. "$(dirname "$0")/display.sh"

# An editor that says what it was asked to open.
printf '#!/bin/sh\necho "$@" >"%s/edited"\n' "$work" >"$work/vi"
chmod +x "$work/vi"
export VISUAL=$work/vi

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

"$zeven" preview "$file" --access "$work/screen" --language nl 2>"$work/said" &
program=$!
pids+=("$program")
await shows 'Mijn pakket is er niet.'
picture opens
take_up "$program"
xdotool key 2 key Return
await shows 'call › last'

# Saved as many editors save: another file takes its place.
sed 's|Wanneer hoor ik het|Hoe laat weet u het|' "$file" >"$file.new"
mv "$file.new" "$file"
await shows 'Hoe laat weet u het'
await shows 'Opnieuw gelezen'
picture saved

# A slip: its list, and the editor at its line.
sed 's|next="done"|next="nergens"|' "$work/before.xml" >"$file"
await shows 'Dit scenario kan nog niet worden gespeeld'
picture slips
xdotool key Return
await test -s "$work/edited"
grep -q "^+9 $file" "$work/edited" || { echo "window: the editor got $(cat "$work/edited")" >&2; exit 1; }

cp "$work/before.xml" "$file"
await shows 'Wanneer hoor ik het'
shows 'call › last' || { echo "window: the place is lost" >&2; exit 1; }
picture mended
echo "window: preview: a save was seen, slips were shown, and mended it stood where it stood"
