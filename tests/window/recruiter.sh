#!/usr/bin/env bash
# A recruiter's weeks in the real window: a passphrase and the organisation, a vacancy, three people invited; they
# play; read, compare, play back, decide, take papers out, close, erase. Then their words must be nowhere.
# Usage: recruiter.sh ZEVEN FOLDER-OF-STORY-AND-SIT PICTURES; exit 77 where a window cannot be had.
set -euo pipefail

zeven=$1
tools=$2
pictures=$3
scenarios=$(cd "$(dirname "$0")/../../scenarios" && pwd)
passphrase="vier woorden op een rij"
later=$(($(date +%Y) + 5)) # a year that is never over

# What people type is text, everywhere: no formula, no markup, no question to a database.
vacancy="Adviseur <b>Zwolle</b> & co'); DROP TABLE candidate;--"
reason="=HYPERLINK('http://x') <script>alert(1)</script> Wie belt is vaak boos."
person="=cmd|'/C calc'!A0 <i>Anna de Wit</i>"
decision="+SUM(1) <script>alert(2)</script> accuratesse bespreken we"

kind=recruiter
screen_size=1400x900
needs="qpdf pdftotext xmllint unzip gettext"
. "$(dirname "$0")/display.sh"
rm -f "$pictures"/recruiter-*.png
export WINDOW_CLOCK=$work/clock WINDOW_END=$work/end WINDOW_CLOCK_LIBRARY=$tools/libwindow_clock.so
export ASAN_OPTIONS=$ASAN_OPTIONS:verify_asan_link_order=0
export ZEVEN_HOME=$work/home
exported=$ZEVEN_HOME/export

wrong() {
    echo "window: $*" >&2
    exit 1
}
# What the program says, by the English of its sources: who words the Dutch better breaks nothing here.
dutch() { LANGUAGE=nl TEXTDOMAINDIR=$(dirname "$zeven")/locale gettext zeven "$1"; }
begun=$SECONDS
told() {
    echo "window: recruiter: $*, $((SECONDS - begun)) s"
    begun=$SECONDS
}
# The steps on standard input, by mouse or by keys alone.
story() { "$tools/story" "$zeven" "$scenarios" "$work/screen" "$pictures/recruiter-" "$1"; }
nowhere() {
    local words
    for words in "$@"; do
        ! grep -raqF -e "$words" "$ZEVEN_HOME" || wrong "“$words” stands in $(grep -ralF -e "$words" "$ZEVEN_HOME")"
    done
}

# By keys alone: the first start, a vacancy, three codes, their slips.
story keyboard <<STEPS
start --language nl --window 1280x800
screen welcome
press recruiter
screen recruiter-setup
write who Noor de Vries
write passphrase $passphrase
write again vier woorden op een rei
press next
see $(dutch "The two are not the same. Type both again.")
write passphrase $passphrase
write again $passphrase
press next
see Uw organisatie
write org-name Coöperatie Één Meander (€), Zutphen
write org-controller Meander BV, Plein 1, Zutphen
write org-contact privacy@meander.example
write org-who Noor en Sam van het team
write org-weeks 4
press org-room
picture organisation
press done
screen recruiter-list
see $(dutch "Nobody was invited or has played yet. Who is, appears here by code.")
press vacancies
screen recruiter-vacancies
press new
screen recruiter-vacancy
write name $vacancy
press shift (Vorm A)
press matters Empathisch
press matters Doorvragen
press save
see $(dutch "Choose three or four competencies: who chooses all of them chooses none.")
press matters Accuratesse
write reason $reason
write closes 31-12-$later
press save
see Bewaard
picture vacancy
key Escape
key Escape
screen recruiter-list
press invite
screen recruiter-invite
write codes K-3001; $person\nK-3002\nK-3003
press invite
see 3 kandidaten zijn uitgenodigd
key Escape
screen recruiter-list
see K-3001
see $vacancy
press choose K-3001
press choose K-3002
press choose K-3003
press slips
see slips.pdf
picture invited
key Escape
screen recruiter-entrance
stop
STEPS
told "set up, a vacancy, three invited, by keys alone"
qpdf --check "$exported/slips.pdf" >/dev/null || wrong "the slips are a damaged PDF"
pdftotext -layout "$exported/slips.pdf" "$work/slips.txt"
for words in K-3001 K-3002 K-3003 'Zwolle</b>' 'Anna de Wit</i>'; do
    grep -qF "$words" "$work/slips.txt" || wrong "“$words” is on no slip"
done
rm "$exported/slips.pdf"
nowhere "$passphrase" K-3001 "Anna de Wit" "Zwolle</b>"

# The first sits down at this computer and is cut off; what comes after, and the two others, a script plays. The
# office is locked all the while: what they leave goes in as a parcel.
story mouse <<STEPS
start --language nl --window 1280x800
screen welcome
press shift
screen before
miss Voor trainers
write code K-3999
press begin
see $(dutch "This code was not invited here, or was used already. Look at your slip, or ask for help.")
write code k-3001
press begin
see $(dutch "This was set for you")
press begin
screen desk
play 8 shifts/vorm-a.xml rehearsals/vorm-a.txt
picture desk
stop
STEPS
script=$scenarios/rehearsals/vorm-a.txt
"$tools/sit" "$ZEVEN_HOME" "$scenarios" K-3001 "$script" 9999 1
"$tools/sit" "$ZEVEN_HOME" "$scenarios" K-3002 "$script" 120 2
"$tools/sit" "$ZEVEN_HOME" "$scenarios" K-3003 "$script" 30 3
! "$tools/sit" "$ZEVEN_HOME" "$scenarios" K-3004 "$script" 30 3 2>/dev/null || wrong "who is not invited plays"
told "three played, the first of them begun in the window"
nowhere "$passphrase" K-300 "Anna de Wit" '"bands"' '"evidence"'

# By mouse: who does not know the passphrase stays out; who does sees a list without scores, opens a sheet, unfolds
# what it rests on, takes papers out, decides with a reason.
story mouse <<STEPS
start --language nl --window 1280x800
screen welcome
press recruiter
screen recruiter-entrance
write who Vreemde
write passphrase een heel andere zin
press open
see klopt niet
write who Noor de Vries
write passphrase $passphrase
press open
screen recruiter-list
see K-3001
see voldoende voor 7 van 7
picture list
press session K-3001
screen recruiter-sheet
see 0 van
picture sheet
press moment
see 1 van
picture moment
press competency Doorvragen
picture competency
press all-competencies
press export
picture export-menu
press html
see .html
press export
press csv
see .csv
press export
press pdf
see .pdf
picture exported
press side Vragen
picture questions
press replay
screen recruiter-replay
see stap 0 van
picture replay
press replay-later
miss stap 0 van
see WAT HIER IS WAARGENOMEN
press replay-play
press replay-play
press replay-on
picture replay-later
key Escape
screen recruiter-sheet
press side Besluit
press outcome gesprek
write meets 24-11-$later
write reason Half getypt en nog niet 
# Ten minutes away, and a crash: what was typed stands there again.
clock 601
key Down
screen recruiter-entrance
miss Half getypt
write who Noor de Vries
write passphrase $passphrase
press open
screen recruiter-sheet
see Half getypt en nog niet
see $(dutch "Drop it")
see 1 van
picture draft
crash
start --language nl --window 1280x800
press recruiter
write who Noor de Vries
write passphrase $passphrase
press open
screen recruiter-list
press session K-3001
screen recruiter-sheet
see Half getypt en nog niet
write reason $decision
press record
see 1 van
picture decided
key Escape
screen recruiter-list
see gesprek gepland
picture list-decided
press choose K-3001
press choose K-3002
press compare
screen recruiter-compare
see toeval
picture compare
key Escape
screen recruiter-list
# Ten minutes away, and the machine may have slept: the first key finds the door shut.
clock 1202
key Down
screen recruiter-entrance
see $(dutch "Nobody did anything for ten minutes. It is locked again.")
miss K-3001
stop
STEPS
told "let in, read, unfolded, exported, half decided, locked, killed, decided, and locked again"
nowhere "Half getypt"

pdf=$(echo "$exported"/K-3001-*.pdf)
qpdf --check "$pdf" >/dev/null || wrong "the sheet is a damaged PDF"
pdftotext -layout "$pdf" "$work/sheet.txt"
for words in K-3001 'Empathisch vermogen' 'Doorvragen'; do
    grep -q "$words" "$work/sheet.txt" || wrong "“$words” is not on the sheet's PDF"
    grep -q "$words" "$exported"/K-3001-*.html || wrong "“$words” is not on the sheet's page"
done
! grep -qE '<script>alert|<b>Zwolle|<i>Anna' "$exported"/*.html || wrong "what was typed became markup"
! grep -qiE '(src|href)="?(https?:)?//' "$exported"/K-3001-*.html || wrong "the page asks something of the network"
for file in "$exported"/*.csv; do
    [ "$(wc -l <"$file")" -gt 6 ] || wrong "$file is empty"
    ! grep -qE '(^|[,;])"?[=+@]' "$file" || wrong "a cell of $file is a formula"
done
verb() { "$zeven" "$@" --passphrase-file - <<<"$passphrase"; }
# The same in what other programs read.
verb export --qti K-3001 | xmllint --noout - || wrong "QTI is no XML"
verb export --table "$work/table.csv" --wide >/dev/null
verb export --all K-3001 "$work/all.zip" >/dev/null
unzip -q "$work/all.zip" -d "$work/all"
grep -rqF 'Anna de Wit' "$work/all" || wrong "a candidate's whole file lacks the name"
for file in "$work/table.csv" "$work"/all/*.csv; do
    ! grep -qE '(^|[,;])"?[=+@]' "$file" || wrong "a cell of $file is a formula"
done
! grep -rqE --include='*.html' '<script>alert|<b>Zwolle|<i>Anna' "$work/all" || wrong "what was typed became markup"
[ "$(verb candidate list | grep -c K-300)" = 3 ] || wrong "a candidate is gone"
# Nobody without the passphrase, also not with all the files elsewhere.
cp -r "$ZEVEN_HOME" "$work/elsewhere"
! ZEVEN_HOME=$work/elsewhere "$zeven" export --json K-3001 </dev/null >"$work/stolen" 2>&1 || wrong "a copy opens"
! ZEVEN_HOME=$work/elsewhere "$zeven" candidate list </dev/null >>"$work/stolen" 2>&1 || wrong "a copy opens"
! grep -q K-3001 "$work/stolen" || wrong "a copy tells who played"
rm -r "$work/elsewhere"
verb audit verify >/dev/null || wrong "the audit is not whole"
verb audit list >"$work/audit.txt"
for what in wrong-passphrase 'Noor de Vries' decision; do grep -q "$what" "$work/audit.txt" || wrong "the audit lacks $what"; done
told "papers whole, audit whole, the wrong passphrase in it"

# What the passphrase opens is all there; without it, nothing is.
spill() { "$tools/spill" "$ZEVEN_HOME" <<<"$passphrase" >"$work/spilt" || wrong "the office does not open"; }
words=("Anna de Wit" K-3001 K-3002 K-3003 "accuratesse bespreken we" four-questions/)
spill
for w in "${words[@]}"; do grep -qaF -e "$w" "$work/spilt" || wrong "“$w” is not in the office"; done
mv "$exported" "$work/exported" # these are papers in the clear, outside the office
nowhere "$passphrase" "${words[@]}"
mv "$work/exported" "$exported"
rm -f "$work/spilt"

# Three roles: the administrator gives the others a passphrase; a recruiter sees no organisation, a trainer the bench
# alone, and from then on nobody the bench without one.
story mouse <<STEPS
start --language nl --window 1280x800
press recruiter
write who Noor de Vries
write passphrase $passphrase
key Return
screen recruiter-list
press organisation
screen recruiter-settings
press role Recruiter
write passphrase recruiter zin nummer een
write again recruiter zin nummer een
press set
see $(dutch "✓ The passphrase is set. The old one no longer opens.")
press role Trainer
write passphrase $passphrase
write again $passphrase
press set
see $(dutch "This passphrase is in use by another role. Choose one that differs.")
write passphrase trainer zin nummer twee
write again trainer zin nummer twee
press set
see $(dutch "✓ The passphrase is set. The old one no longer opens.")
key Escape
key Escape
screen recruiter-entrance
write who Sam
write passphrase recruiter zin nummer een
key Return
screen recruiter-list
see K-3001
miss Organisatie
key Escape
write who Tom
write passphrase trainer zin nummer twee
key Return
screen author
miss K-3001
key Escape
stop
STEPS
nowhere "recruiter zin nummer een" "trainer zin nummer twee"
told "three roles, each behind its own door"

# By keys: the vacancy is closed; four weeks and a day later they go for good.
story keyboard <<STEPS
clock 0
start --language nl --window 1280x800
press recruiter
write who Noor de Vries
write passphrase $passphrase
key Return
screen recruiter-list
press retention
screen recruiter-retention
see Binnen vier weken: 0
write one k-3003
press ask-one
picture ask-one
press erase-one
see 1 kandidaat is voorgoed gewist
key Escape
screen recruiter-list
miss K-3003
press vacancies
press vacancy Zwolle
press ask-close
see $(dutch "A closed vacancy stays closed: nobody is invited for it any more, and the weeks after which all goes begin to count.")
press close
see Gesloten op
picture closed
stop
clock 2500000
start --language nl --window 1280x800
press recruiter
write who Noor de Vries
write passphrase $passphrase
key Return
screen recruiter-list
picture expired
press retention
see K-3002
press ask
picture ask
press erase
see 2 kandidaten
picture erased
key Escape
screen recruiter-list
miss K-300
stop
STEPS
spill
for w in "${words[@]}"; do
    ! grep -qaF -e "$w" "$work/spilt" || wrong "“$w” is still in the office: $(grep -aF -e "$w" "$work/spilt" | head -c 300)"
done
grep -qx 'free pages: 0' "$work/spilt" || wrong "the office has free pages"
[ -z "$(ls "$exported")" ] || wrong "exported files are left: $(ls "$exported")"
nowhere "$passphrase" "${words[@]}"
verb audit verify >/dev/null || wrong "the audit is not whole after erasing"
told "closed, and erased for good a month later"
