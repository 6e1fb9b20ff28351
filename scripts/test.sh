#!/usr/bin/env bash
# Runs every suite, also after one has failed, and closes with one line that adds them up.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

logs=$(mktemp -d "${TMPDIR:-/tmp}/guichet-test.XXXXXX")
trap 'rm -rf "$logs"' EXIT
passed=0 failed=0 broken=()

# Adds up what the runners say of themselves, so that the last line is theirs and not ours.
count() {
  local plain=$logs/plain
  sed -E 's/\x1b\[[0-9;]*m//g' "$1" >"$plain"
  local p f
  p=$(grep -oE '^ *(Summary .* |Tests +(.*[^0-9])?)?[0-9]+ passed' "$plain" | grep -oE '[0-9]+ passed$' | awk '{s += $1} END {print s + 0}')
  f=$(grep -oE '^ *(Summary .* |Tests +)?[0-9]+ failed' "$plain" | grep -oE '[0-9]+ failed$' | awk '{s += $1} END {print s + 0}')
  passed=$((passed + p))
  failed=$((failed + f))
}

suite() {
  local name=$1 started=$SECONDS
  shift
  printf '\n\033[1m== %s\033[0m\n' "$name"
  if ! "$@" 2>&1 </dev/null | tee "$logs/$name"; then broken+=("$name"); fi
  count "$logs/$name"
  printf '\033[2m(%s took %d s)\033[0m\n' "$name" $((SECONDS - started))
}

suite contract cargo xtask contract --check
suite rust make test-rust
suite ui make test-ui
suite browser make test-browser
suite window make test-window

echo
if [ ${#broken[@]} -gt 0 ]; then
  echo "Not well: ${broken[*]}"
  # A suite that broke before it could count a test is a failure too.
  [ "$failed" -gt 0 ] || failed=${#broken[@]}
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
