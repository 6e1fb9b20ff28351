#!/usr/bin/env bash
# Opens the window on a believable firm, made once and kept beside the real one.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")

data=${DATA:-${XDG_DATA_HOME:-$HOME/.local/share}/guichet-demo}
passphrase="un tilleul sous la pluie de novembre"
built="${CARGO_TARGET_DIR:?run this through make}/debug"
if [ "${PROFILE:-dev}" = release ]; then built=$CARGO_TARGET_DIR/release; fi

if [ ! -e "$data/.demo-loaded" ]; then
  rm -rf "$data"
  mkdir -p "$data"
  secret=$(mktemp)
  trap 'rm -f "$secret"' EXIT
  printf '%s\n' "$passphrase" >"$secret"
  ctl=("$built/guichetctl" --data "$data" --passphrase-file "$secret")
  "${ctl[@]}" office create --name "Vauquelin Dieng" --kind law-firm \
    --owner-name "Hélène Vauquelin" --owner-email helene@vauquelin.example --language fr >/dev/null
  "${ctl[@]}" demo load --scale "${SCALE:-200}"
  touch "$data/.demo-loaded"
fi

echo "The firm is invented. If it asks, its passphrase is: $passphrase"
exec "$here/open.sh" --data "$data"
