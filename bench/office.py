"""An office that a benchmark drives: by commands, and over `guichetctl serve` as the window does."""

import contextlib
import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

GUICHETCTL = Path(os.environ["CARGO_TARGET_DIR"]) / os.environ.get("PROFILE_FOLDER", "release") / "guichetctl"
PASSPHRASE = "un tilleul sous la pluie de novembre"


def row(*cells):
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


class Office:
    """An office in a folder, driven by guichetctl."""

    def __init__(self, folder):
        self.data = folder / "guichet"
        self.secret = folder / "passphrase"
        self.secret.write_text(PASSPHRASE + "\n")
        self.env = os.environ | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        self.ask("office", "create", "--name", "Bench", "--kind", "law-firm", "--owner-name", "B", "--owner-email", "b@example.org")

    def command(self, *words):
        return [str(word) for word in (GUICHETCTL, "--data", self.data, "--passphrase-file", self.secret, "--json", *words)]

    def ask(self, *words):
        done = subprocess.run(self.command(*words), env=self.env, capture_output=True, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"{words}: {done.returncode}\n{done.stderr[-2000:]}")
        return json.loads(done.stdout or "null")

    def size(self):
        return sum(path.stat().st_size for path in self.data.rglob("*") if path.is_file())

    @contextlib.contextmanager
    def served(self):
        """What asks a command and answers how many milliseconds it took, and the reply."""
        server = subprocess.Popen(self.command("serve", "--port", "0"), env=self.env, stdout=subprocess.PIPE, text=True)
        try:
            told = json.loads(server.stdout.readline())
            base = told["url"].rstrip("/")

            def ask(name, request):
                call = urllib.request.Request(f"{base}/api/call/{name}", json.dumps(request).encode(),
                                              {"Authorization": f"Bearer {told['token']}", "Content-Type": "application/json"})
                started = time.perf_counter()
                with urllib.request.urlopen(call) as answer:
                    reply = json.load(answer)
                return 1000 * (time.perf_counter() - started), reply

            yield ask
        finally:
            server.terminate()
            server.wait()


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
