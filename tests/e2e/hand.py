"""A file manager of one icon, for the tests: drags the paths it is given onto a point of the screen.

hand.py X Y PATH... -- opens a small window in the lower right corner, presses the mouse on it, carries what it offers
to (X, Y) and lets go. Real events through the X server, so the window under test sees what it sees from any file manager.
"""

import subprocess
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

x, y = int(sys.argv[1]), int(sys.argv[2])
uris = [Path(path).resolve().as_uri() for path in sys.argv[3:]]

window = Gtk.Window(type=Gtk.WindowType.POPUP)
window.set_default_size(120, 120)
box = Gtk.EventBox()
box.add(Gtk.Label(label="mail"))
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda _w, _c, data, _i, _t: data.set_uris(uris))
box.connect("drag-end", lambda *_: GLib.timeout_add(300, Gtk.main_quit))
window.show_all()
screen = window.get_screen()
left, top = screen.get_width() - 160, screen.get_height() - 160
window.move(left, top)

moves = ["mousemove", str(left + 40), str(top + 40), "sleep", "0.3", "mousedown", "1", "sleep", "0.2"]
for step in range(1, 11):
    moves += ["mousemove", str(left + 40 + (x - left - 40) * step // 10), str(top + 40 + (y - top - 40) * step // 10)]
    moves += ["sleep", "0.05"]
moves += ["mousemove", str(x + 2), str(y + 2), "sleep", "0.4", "mouseup", "1"]
GLib.timeout_add(400, lambda: bool(subprocess.Popen(["xdotool", *moves])) and False)
GLib.timeout_add_seconds(20, Gtk.main_quit)
Gtk.main()
