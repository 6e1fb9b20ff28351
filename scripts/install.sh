#!/usr/bin/env bash
# Installs what is missing for one purpose, and nothing else: install.sh run|test|bench|package
# Quick when everything is there: it asks dpkg first and touches the network only for what it does not find.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-run}
cache=${GUICHET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/guichet}
export PATH="$HOME/.cargo/bin:$cache/tools/bin:$PATH"

build=(build-essential pkg-config file curl libwebkit2gtk-4.1-dev librsvg2-dev libssl-dev libdbus-1-dev
  # Text recognition, and clang, which reads its headers.
  clang libclang-dev libtesseract-dev libleptonica-dev tesseract-ocr-fra tesseract-ocr-eng tesseract-ocr-osd)
desktop=(xvfb xauth dbus dbus-x11 gnome-keyring libsecret-1-0 fonts-dejavu-core)

wanted=("${build[@]}")
case $purpose in
  run) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || wanted+=("${desktop[@]}") ;;
  test) wanted+=("${desktop[@]}" chromium webkit2gtk-driver dovecot-imapd python3-aiosmtpd openssl xdotool python3-gi gir1.2-gtk-3.0 iproute2) ;;
  bench) wanted+=("${desktop[@]}" webkit2gtk-driver notmuch maildir-utils time python3
    chromium poppler-utils tesseract-ocr ocrmypdf restic sqlite3) ;;
  package) wanted+=(rpm) ;;
  *) echo "install.sh: run, test, bench or package, not '$purpose'" >&2; exit 2 ;;
esac

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

system_packages() {
  command -v dpkg-query >/dev/null || {
    say "This is no Debian or Ubuntu: please install what corresponds to: ${wanted[*]}"
    return
  }
  local missing=() package
  for package in "${wanted[@]}"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return

  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      say "Missing: ${missing[*]}"
      say "Ask an administrator for: apt-get install ${missing[*]}"
      exit 1
    }
    root=(sudo)
  fi
  say "Installing ${missing[*]}"
  "${root[@]}" apt-get update -q
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}"
}

rust() {
  command -v cargo >/dev/null && return
  say "Rust is missing. Its installer is at rustup.rs; then run this again."
  exit 1
}

node_version() { node --version 2>/dev/null | sed -E 's/^v([0-9]+)\..*/\1/'; }

node_and_npm() {
  if ! command -v npm >/dev/null; then
    wanted=(nodejs npm)
    system_packages
  fi
  [ "$(node_version || echo 0)" -ge 20 ] && return
  # Debian 12 and Ubuntu 24.04 have Node 18. The npm registry carries Node itself.
  say "Node $(node --version 2>/dev/null || echo 'is missing,') is too old for the build; fetching Node 22 beside it"
  npm install --silent --no-save --prefix "$cache/node" node@22
  mkdir -p "$cache/tools/bin"
  ln -sf "$cache/node/node_modules/node/bin/node" "$cache/tools/bin/node"
}

npm_packages() {
  # npm ci empties node_modules first; do it only when the lock file is newer than what it installed.
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  say "Installing the npm packages of package-lock.json"
  npm ci --no-audit --no-fund
  touch node_modules/.package-lock.json
}

cargo_tool() {
  local program=$1 crate=$2 version=$3
  command -v "$program" >/dev/null && return
  say "Building $crate"
  CARGO_TARGET_DIR="$cache/tools-target" cargo install "$crate" --version "$version" --locked --root "$cache/tools"
}

system_packages
rust
node_and_npm
npm_packages
if [ "$purpose" = test ]; then
  cargo_tool cargo-nextest cargo-nextest '^0.9'
  cargo_tool tauri-driver tauri-driver '^2'
elif [ "$purpose" = bench ]; then
  cargo_tool tauri-driver tauri-driver '^2'
fi
