"""A large firm: 10,000 workspaces with 100,000 lines of timeline, and the backup of an office of several gigabytes.

The workspaces come in by `guichetctl dossiers import`; the window's questions are asked over `guichetctl serve`. The backup stands
beside restic on the same files: first everything, then what one more message changed.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from office import Office, percentile, row

PROCEDURES = ["OQTF", "REFUS_TITRE", "ASILE", "NATURALISATION", "REGROUPEMENT_FAMILIAL", "AUTRE"]
NAMES = "Konaté Diallo Benhaddou Traoré Nguyen Haddad Gelashvili Silva Kaya Rahimi Mensah Popescu Ndiaye Okafor Ferreira".split()
FIRST = "Awa Idrissa Mariam Omar Lina Ahmed Rui Fatou Tamar Minh Sara Yusuf Elif Samuel Ioana".split()
WORDS = "appel préfecture récépissé recours audience pièce courrier rendez-vous mémoire greffe avocat attestation domicile".split()


def dossiers(count, events):
    chance = random.Random(7)
    for number in range(count):
        text = lambda words: " ".join(chance.choices(WORDS, k=words))
        day = f"{chance.randint(2019, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        name = f"{chance.choice(FIRST)} {chance.choice(NAMES)}"
        yield {
            "id": f"d{number}", "reference": f"B-{number:05}", "title": f"{name}, {text(3)}", "procedure": chance.choice(PROCEDURES),
            "status": "open" if number % 3 else "closed", "createdAt": day,
            "clients": [{"id": f"c{number}", "name": name, "email": f"client{number}@example.org"}],
            "events": [{"id": f"e{number}-{at}", "title": text(6), "date": f"{day}T10:{at:02}:00"} for at in range(events)],
            "tasks": [{"id": f"t{number}", "title": text(4), "dueDate": "2027-01-15"}],
            "deadlines": [{"id": f"x{number}", "title": text(2), "date": f"2027-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"}],
        }


def questions(folder, count):
    office = Office(folder)
    export = folder / "export.json"
    export.write_text(json.dumps({"format": "guichet-dossiers", "version": 1, "dossiers": list(dossiers(count, 10))}))
    started = time.perf_counter()
    office.ask("dossiers", "import", export)
    seconds = time.perf_counter() - started
    print(f"\n== A firm of {count} workspaces with {10 * count} events, brought in by guichetctl dossiers import in {seconds:.0f} s\n")
    with office.served() as ask:
        chance = random.Random(11)
        pages, cursor = [], None
        for _ in range(40):
            _, page = ask("workspaces.list", {"limit": 50} | ({"cursor": cursor} if cursor else {}))
            pages.append(cursor)
            ids = [one["id"] for one in page["items"]]
            cursor = page["next"]
            if cursor is None:
                break
        asked = {
            "list, any page": lambda: ("workspaces.list", {"limit": 50} | ({"cursor": at} if (at := chance.choice(pages)) else {})),
            "filter by procedure": lambda: ("workspaces.list", {"limit": 50, "procedure": chance.choice(PROCEDURES[:4])}),
            "filter by words": lambda: ("workspaces.list", {"limit": 50, "query": chance.choice(NAMES)}),
            "archived": lambda: ("workspaces.list", {"limit": 50, "archived": True}),
            "open": lambda: ("workspaces.show", {"id": chance.choice(ids)}),
            "board": lambda: ("board.show", {"scope": "firm", "limit": 50}),
            "today": lambda: ("today.show", {"scope": "firm"}),
            "search": lambda: ("search.query", {"query": f"{chance.choice(FIRST)} {chance.choice(NAMES)}", "limit": 50}),
            "agenda of a month": lambda: ("agenda.show", {"from": "2027-01-01", "to": "2027-01-31", "scope": "firm"}),
        }
        row("question", "median", "p95")
        row(*["---"] * 3)
        for name, question in asked.items():
            ask(*question())
            took = [ask(*question())[0] for _ in range(60)]
            row(name, f"{statistics.median(took):.1f} ms", f"{percentile(took, .95):.1f} ms")


def timed(command, env=None):
    started = time.perf_counter()
    done = subprocess.run(list(map(str, command)), env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.returncode}\n{done.stderr[-2000:]}")
    return time.perf_counter() - started, done.stdout


def backups(folder, gigabytes):
    office = Office(folder)
    papers = folder / "papers"
    papers.mkdir()
    size, count = 5_000_000, int(gigabytes * 200)
    for number in range(count):
        (papers / f"{number}.bin").write_bytes(random.Random(number).randbytes(size))
    export = papers / "export.json"
    each = -(-count // 100)
    export.write_text(json.dumps({"format": "guichet-dossiers", "version": 1, "dossiers": [
        {"id": f"d{at}", "reference": f"P-{at}", "title": f"Papiers {at}", "procedure": "AUTRE", "status": "open", "createdAt": "2025-01-01",
         "documents": [{"id": f"p{number}", "name": f"{number}.bin", "path": f"{number}.bin"} for number in range(at * each, min(count, (at + 1) * each))]}
        for at in range(100) if at * each < count]}))
    office.ask("dossiers", "import", export)
    shutil.rmtree(papers)
    print(f"\n== Backup of an office of {office.size() / 1e9:.1f} GB\n")
    row("program", "run", "wall", "read or written anew")
    row(*["---"] * 4)
    file, repository = folder / "firm.guichet", folder / "restic"
    env = os.environ | {"RESTIC_PASSWORD": "bench", "RESTIC_REPOSITORY": str(repository), "RESTIC_CACHE_DIR": str(folder / "cache")}
    timed(["restic", "init"], env)
    letter = folder / "letter.eml"
    for run in ("first", "second, one message later"):
        seconds, said = timed(office.command("backup", "create", file), office.env)
        row("guichetctl backup create", run, f"{seconds:.1f} s", f"{json.loads(said).get('moved_bytes', 0) / 1e6:.1f} MB")
        seconds, said = timed(["restic", "backup", "--json", office.data], env)
        summary = json.loads(said.strip().splitlines()[-1])
        row("restic backup", run, f"{seconds:.1f} s", f"{summary['data_added'] / 1e6:.1f} MB")
        letter.write_text("From: a@example.org\nTo: b@example.org\nSubject: One more\nMessage-ID: <one@example.org>\n"
                          "Date: Mon, 16 Nov 2026 10:00:00 +0100\n\nBonjour.\n")
        office.ask("ingest", letter)
    seconds, _ = timed(office.command("backup", "check", file), office.env)
    row("guichetctl backup check", "", f"{seconds:.1f} s", "")


folder = Path(sys.argv[1]) / "matters"
count, gigabytes = sys.argv[2].split()
for name, work, amount in (("questions", questions, int(count)), ("backups", backups, float(gigabytes))):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / name).mkdir(parents=True)
    work(folder / name, amount)
shutil.rmtree(folder)
