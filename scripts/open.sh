#!/usr/bin/env bash
# Opens the window that `make window` built. Without a display it says how to get one, or opens it out of sight.
set -euo pipefail

app="${CARGO_TARGET_DIR:?run this through make}/debug/guichet"
release="$CARGO_TARGET_DIR/release/guichet"
if [ "${PROFILE:-dev}" = release ]; then app=$release; fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$app" "$@"
fi

cat >&2 <<TEXT

This machine has no display, so there is nowhere to show the window. Three ways to see it:
  - run this on a desktop;
  - from a desktop, ssh -X to this machine and run it again;
  - on this machine: Xvfb :7 -screen 0 1280x800x24 & x11vnc -display :7 & DISPLAY=:7 make run
TEXT
command -v xvfb-run >/dev/null || exit 1
echo "Until then it runs on a display that nobody sees; stop it with Ctrl+C." >&2
here=$(dirname "${BASH_SOURCE[0]}")
exec "$here/desktop.sh" "$app" "$@"
