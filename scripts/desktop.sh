#!/usr/bin/env bash
# Runs a command on a desktop of its own: a display nobody sees, a session bus, an unlocked keyring, empty XDG folders.
# Everything it started ends with it. With GUICHET_OFFLINE=1 the desktop has no network but its own loopback.
set -euo pipefail

# What scripts/install.sh put there: the driver of the window.
export PATH="${GUICHET_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/guichet}/tools/bin:$PATH"

if [ "${GUICHET_DESKTOP:-}" = inner ]; then
  unset GUICHET_DESKTOP
  # The bus and the display chatter; only the command's own words are shown.
  exec 2>&9 9>&-
  # The keyring's password guards nothing here: its folder goes away with the desktop.
  printf 'desktop' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 \
    || echo "desktop.sh: no keyring; the passphrase alone opens the firm" >&2
  "$@"
  exit
fi

if [ "${GUICHET_OFFLINE:-}" = 1 ]; then
  # A process namespace as well: whatever a broken test leaves behind ends with it.
  cut=(unshare --net --pid --fork --kill-child --mount-proc)
  if [ "$(id -u)" -eq 0 ] && "${cut[@]}" true 2>/dev/null; then
    GUICHET_OFFLINE=pulled exec "${cut[@]}" sh -c 'ip link set lo up && exec "$0" "$@"' "$0" "$@"
  fi
  echo "desktop.sh: the network cannot be cut here without root; going on with it" >&2
  GUICHET_OFFLINE=no
fi

home=$(mktemp -d "${TMPDIR:-/tmp}/guichet-desktop.XXXXXX")
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run" "$home/data" "$home/config" "$home/cache" "$home/state"
export GUICHET_DESKTOP=inner
export XDG_RUNTIME_DIR=$home/run XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config
export XDG_CACHE_HOME=$home/cache XDG_STATE_HOME=$home/state
# No graphics card here: without these WebKit looks for one, in vain and slowly.
export LIBGL_ALWAYS_SOFTWARE=1 WEBKIT_DISABLE_DMABUF_RENDERER=1 NO_AT_BRIDGE=1 GDK_BACKEND=x11
unset WAYLAND_DISPLAY

xvfb-run --auto-servernum --server-args="-screen 0 ${GUICHET_SCREEN:-1920x1080x24} -nolisten tcp" \
  dbus-run-session -- "$0" "$@" 9>&2 2>/dev/null
