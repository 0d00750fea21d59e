#!/bin/bash
# Screens the sample payments against the embedded excerpt, for people to read; then a few single look-ups.
set -euo pipefail
screen="${1:?path of the screen program}"
cd "$(dirname "$0")/.."
if [ -t 1 ]; then export CLICOLOR_FORCE=1; fi
unset SCREEN_WATCHLIST
export XDG_CONFIG_HOME="/nonexistent"

title() { printf '\n%s\n' "${CLICOLOR_FORCE:+$'\033[1m'}\$ $*${CLICOLOR_FORCE:+$'\033[0m'}"; }
run() {
    title "$@"
    shift
    "$screen" "$@"
}

run screen seeds/payments.jsonl --output text
run screen name "Aiman al-Zawahri" --type person --birth-date 1951-06-19 --limit 1 2>/dev/null
run screen name "Maria Fernandes" --type person 2>/dev/null
run screen compare "Владимир Петрович Иванов" "Ivanov Vladimir"
