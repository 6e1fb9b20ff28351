#!/usr/bin/env bash
# Speed and quality, side by side with notmuch and mu on the same folder in the same run, and with ocrmypdf, tesseract
# and pdftotext on the same scans. SCANS=folder adds scans of your own; see bench/reading.py.
# A firm of 10,000 workspaces is asked what the window asks; an office of 5 GB is backed up beside restic.
# CATALOGUES=folder:folder adds scanned catalogues with their truth; see bench/catalogues.py.
# SCALE=small takes a few minutes instead of an hour. Nothing here is a test: numbers are for people to judge.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export GUICHET_CACHE=${GUICHET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/guichet}
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$GUICHET_CACHE/target}
export PROFILE=release

cargo build --locked --release -p cli -p xtask
cargo build --locked --release -p testkit --example corpus

bench=$GUICHET_CACHE/bench
case ${SCALE:-full} in
  small) counts=(2000 10000) ;;
  full) counts=(20000 100000) ;;
  huge) counts=(20000 100000 200000) ;;
  *) echo "SCALE is small, full or huge" >&2; exit 2 ;;
esac

for count in "${counts[@]}"; do
  folder=$bench/maildir-$count
  [ -e "$folder.done" ] && continue
  rm -rf "$folder"
  "$CARGO_TARGET_DIR/release/examples/corpus" "$folder" "$count" 1
  touch "$folder.done"
done

python3 bench/measure.py "$bench" "${counts[@]}"

python3 bench/reading.py "$bench"

python3 bench/catalogues.py "$bench"

python3 bench/matters.py "$bench" "$([ "${SCALE:-full}" = small ] && echo 1000 0.2 || echo 10000 5)"

python3 bench/shows.py "$bench" "$([ "${SCALE:-full}" = small ] && echo 10000 1000 200 1000 || echo 100000 5000 1000 10000)"

echo
echo "== Quality of the triage, by cross-validation (never trained on what it is measured on)"
echo "   484 letters written without a look at the rules; the 60 of tests/fixtures/triage; then five folds of the training corpus"
"$CARGO_TARGET_DIR/release/xtask" triage-report tests/fixtures/triage_unseen
"$CARGO_TARGET_DIR/release/xtask" triage-report tests/fixtures/triage --folds 5

if [ "${WINDOW:-yes}" = yes ]; then
  echo
  echo "== Cold start of the window with ${counts[1]} mails, release build, median of five"
  make --no-print-directory window PROFILE=release >/dev/null
  OFFICE=$bench/office-${counts[1]} scripts/desktop.sh npm run --silent measure --workspace tests/e2e | grep -E '^\||×|→'
fi
