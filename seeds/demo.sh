#!/bin/bash
# Screens the sample payments against the embedded excerpt, for people to read; then a few single look-ups.
set -euo pipefail
screen="${1:?path of the screen program}"
cd "$(dirname "$0")/.."
if [ -t 1 ]; then export CLICOLOR_FORCE=1; fi
unset SCREEN_WATCHLIST
export XDG_CONFIG_HOME="/nonexistent"

# The command as somebody would type it: words with spaces or other letters than a shell leaves alone stand in quotes.
title() {
    local line='$' word bold='' plain=''
    for word in "$@"; do
        case $word in
            '|') ;;
            *[!A-Za-z0-9_./:=,@%+-]*) word="'${word//\'/\'\\\'\'}'" ;;
        esac
        line+=" $word"
    done
    if [ -n "${CLICOLOR_FORCE:-}" ]; then bold=$'\033[1m' plain=$'\033[0m'; fi
    printf '\n%s\n\n' "$bold$line$plain"
}
run() {
    title "$@"
    shift
    "$screen" "$@"
}

# All of them, parted: what may pass, what must wait, what nobody could read. The summary says that none is missing.
parts="$(mktemp -d)"
trap 'rm -rf "$parts"' EXIT
title screen seeds/payments.jsonl --output split --clear clear.jsonl --hold hold.jsonl --reject reject.jsonl
"$screen" seeds/payments.jsonl --output split --clear "$parts/clear" --hold "$parts/hold" --reject "$parts/reject"

# A few that must wait, explained: misspelt, in Arabic script, by a ship's number, in a remittance text, with another birth date.
title sed -n '32p;34p;39p;41p;49p' seeds/payments.jsonl '|' screen --output text --quiet
sed -n '32p;34p;39p;41p;49p' seeds/payments.jsonl | "$screen" --output text --quiet 2>/dev/null

run screen name "Aiman al-Zawahri" --type person --birth-date 1951-06-19 --limit 1 2>/dev/null
run screen name "Maria Fernandes" --type person 2>/dev/null
run screen why-not "Ayman Hassan" un:QDi.006 --type person 2>/dev/null
run screen compare "Владимир Петрович Иванов" "Iwanow, Wladimir Petrowitsch" --type person
run screen policy show
