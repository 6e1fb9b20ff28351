"""Measures guichetctl against notmuch and mu on the Maildirs that run.sh made, and prints tables.

Every program reads the same files, each after the files were read once, so that none of them pays for a cold disk.
"""

import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

BENCH = Path(sys.argv[1])
COUNTS = [int(count) for count in sys.argv[2:]]
GUICHETCTL = Path(os.environ["CARGO_TARGET_DIR"]) / "release" / "guichetctl"
PASSPHRASE = "un tilleul sous la pluie de novembre"


def run(command, env=None):
    """Wall seconds, peak memory in MB and standard output of one command (GNU time reads the peak)."""
    with tempfile.NamedTemporaryFile() as report:
        whole = ["/usr/bin/time", "-o", report.name, "-f", "%e %M", *map(str, command)]
        done = subprocess.run(whole, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(whole)}: {done.returncode}\n{done.stderr[-2000:]}")
        seconds, kilobytes = Path(report.name).read_text().split()[-2:]
    return float(seconds), int(kilobytes) / 1024, done.stdout


def warm(folder):
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()


class Guichet:
    """An office of its own in a temporary folder."""

    def __init__(self, scratch):
        self.data = scratch / "guichet"
        self.secret = scratch / "passphrase"
        self.secret.write_text(PASSPHRASE + "\n")
        self.env = os.environ | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        run(self.command("office", "create", "--name", "Bench", "--kind", "law-firm", "--owner-name", "B",
                         "--owner-email", "b@example.org"), self.env)

    def command(self, *words):
        return [GUICHETCTL, "--data", self.data, "--passphrase-file", self.secret, "--json", *words]

    def ingest(self, folder):
        return run(self.command("ingest", folder), self.env)

    def size(self):
        return sum(path.stat().st_size for path in self.data.rglob("*") if path.is_file())


class Notmuch:
    def __init__(self, scratch, mail):
        self.database = scratch / "notmuch"
        self.database.mkdir()
        config = scratch / "notmuch-config"
        config.write_text(f"[database]\npath={self.database}\nmail_root={mail}\n[user]\nname=b\nprimary_email=b@example.org\n"
                          "[new]\ntags=new\n[search]\nexclude_tags=\n")
        self.env = os.environ | {"NOTMUCH_CONFIG": str(config)}

    def ingest(self):
        return run(["notmuch", "new", "--no-hooks", "--quiet"], self.env)

    def search(self, query):
        return run(["notmuch", "search", "--limit=50", "--format=json", query], self.env)


class Mu:
    def __init__(self, scratch, mail):
        self.home = scratch / "mu"
        subprocess.run(["mu", "init", f"--muhome={self.home}", f"--maildir={mail}"], check=True, stdout=subprocess.DEVNULL)

    def ingest(self):
        return run(["mu", "index", f"--muhome={self.home}", "--quiet"])


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def ingest(count):
    mail = BENCH / f"maildir-{count}"
    warm(mail)
    with tempfile.TemporaryDirectory(dir=BENCH) as scratch:
        scratch = Path(scratch)
        guichet = Guichet(scratch)
        ours, memory, out = guichet.ingest(mail)
        report = json.loads(out)
        assert report["stored"] + report["duplicates"] == count, report
        row("guichetctl ingest", count, f"{ours:.1f} s", f"{1000 * ours / count:.2f} ms", f"{memory:.0f} MB", "1")
        keep = BENCH / f"office-{count}"
        shutil.rmtree(keep, ignore_errors=True)
        shutil.copytree(guichet.data, keep)
        theirs = {"notmuch new": Notmuch(scratch, mail).ingest, "mu index": Mu(scratch, mail).ingest}
        for name, measure in theirs.items():
            seconds, memory, _ = measure()
            row(name, count, f"{seconds:.1f} s", f"{1000 * seconds / count:.2f} ms", f"{memory:.0f} MB", f"{seconds / ours:.1f}")


def words_of(mail):
    """Words that occur in the folder, from common to rare, the same for the same folder."""
    paths = sorted(path for path in mail.rglob("*") if path.is_file())
    found = {}
    for path in random.Random(7).sample(paths, min(300, len(paths))):
        text = path.read_bytes().decode("utf-8", "replace")
        for word in set(re.findall(r"\b[a-zéèêàçîô]{5,12}\b", text)):
            found[word] = found.get(word, 0) + 1
    ranked = sorted(found, key=lambda word: (-found[word], word))
    return [word for word in ranked if found[word] >= 2][:400]


def queries(mail):
    words, chance = words_of(mail), random.Random(11)
    pick = lambda: chance.choice(words)  # noqa: E731
    return {
        "one word": [pick() for _ in range(40)],
        "two words": [f"{pick()} {pick()}" for _ in range(40)],
        "prefix": [f"{pick()[:4]}*" for _ in range(30)],
        "filter": [f"{pick()} from:example" for _ in range(30)],
    }


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def search(count):
    mail, office = BENCH / f"maildir-{count}", BENCH / f"office-{count}"
    with tempfile.TemporaryDirectory(dir=BENCH) as scratch:
        scratch = Path(scratch)
        notmuch = Notmuch(scratch, mail)
        notmuch.ingest()
        secret = scratch / "passphrase"
        secret.write_text(PASSPHRASE + "\n")
        server = subprocess.Popen(
            [GUICHETCTL, "--data", office, "--passphrase-file", secret, "--json", "serve", "--port", "0"],
            stdout=subprocess.PIPE, text=True, env=os.environ | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"})
        try:
            said = json.loads(server.stdout.readline())

            def ours(query):
                request = urllib.request.Request(
                    f"{said['url'].rstrip('/')}/api/call/search.query", method="POST",
                    data=json.dumps({"query": query, "kinds": ["mail"], "limit": 50}).encode(),
                    headers={"authorization": f"Bearer {said['token']}", "content-type": "application/json"})
                started = time.perf_counter()
                with urllib.request.urlopen(request) as answer:
                    json.load(answer)
                return 1000 * (time.perf_counter() - started)

            ours("bonjour")
            for kind, asked in queries(mail).items():
                mine = [ours(query) for query in asked]
                theirs = [1000 * notmuch.search(query)[0] for query in asked]
                row(kind, count, f"{statistics.median(mine):.1f} ms", f"{percentile(mine, .95):.1f} ms",
                    f"{statistics.median(theirs):.0f} ms", f"{percentile(theirs, .95):.0f} ms")
        finally:
            server.terminate()
            server.wait()


def triage(count):
    mail = BENCH / f"maildir-{count}"
    files = [str(path) for path in sorted(mail.rglob("*")) if path.is_file()][:2000]
    seconds, memory, _ = run(["taskset", "-c", "0", GUICHETCTL, "--json", "triage", *files])
    row("guichetctl triage, one core", len(files), f"{1000 * seconds / len(files):.2f} ms a mail", f"{memory:.0f} MB")


print("\n== Bringing mail in (last column: how many times slower than guichetctl, which also classifies and encrypts)\n")
row("program", "mails", "wall", "a mail", "peak memory", "ratio")
row(*["---"] * 6)
for count in COUNTS:
    ingest(count)

print("\n== Searching (guichetctl serve over HTTP; notmuch search as a process, as it is used)\n")
row("query", "mails", "median", "p95", "notmuch median", "notmuch p95")
row(*["---"] * 6)
search(COUNTS[1])

print("\n== Triage\n")
row("program", "mails", "time", "peak memory")
row(*["---"] * 4)
triage(COUNTS[0])
