"""A trade show: a long list comes in beside the `sqlite3` shell's `.import`, prospects move on a full board, products are
searched, a mail is prepared for a thousand people.
"""

import csv
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from office import Office, percentile, row

COMPANIES = "Brasserie Hôtel Maison Atelier Filature Comptoir Auberge Linge Tissage Table".split()
NAMES = "Lormeau Quillévéré Wijnands Saulnier Ferrand Okafor Delmas Haddad Peeters Nowak".split()
FIRST = "Capucine Bertrand Theo Emeric Inès Samuel Lucie Rui Fatou Greta".split()
CITIES = "Lyon Lille Nantes Bruxelles Turin Genève Gand Metz Tours Brest".split()
WORDS = "nappe lin lavé serviette chemin de table assiette grès verre carafe torchon plateau hêtre couvert bougie".split()


def people(count):
    chance = random.Random(5)
    for number in range(count):
        first, name = chance.choice(FIRST), chance.choice(NAMES)
        yield [f"{chance.choice(COMPANIES)} {name} {number}", first, name, f"contact{number}@maison{number % 9973}.example",
               f"06 39 98 {number // 100 % 100:02} {number % 100:02}", chance.choice(CITIES)]


def written(path, count):
    with path.open("w", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Société", "Prénom", "Nom", "E-mail", "Mobile", "Ville"])
        writer.writerows(people(count))
    return path


def timed(command, env=None, text=None):
    started = time.perf_counter()
    subprocess.run(list(map(str, command)), env=env, input=text, capture_output=True, text=True, check=True)
    return time.perf_counter() - started


def imports(folder, count):
    file = written(folder / "list.csv", count)
    table = ("CREATE TABLE people (company, first, last, email, mobile, city); CREATE UNIQUE INDEX by_email ON people (email);\n"
             f".mode csv\n.separator ;\n.import --skip 1 {file} people\n")
    office = Office(folder)
    plain = min(timed(["sqlite3", folder / f"plain{run}.db"], text=table) for run in range(3))
    # What the passphrase costs is paid by every command and is no part of bringing a list in.
    opening = min(timed(office.command("office", "status"), office.env) for _ in range(3))
    runs = []
    for run in range(3):
        campaign = office.ask("campaign", "create", "--name", f"Salon {run}")["campaign_id"]
        runs.append(timed(office.command("prospects", "import", file, "--campaign", campaign), office.env) - opening)
    again = timed(office.command("prospects", "import", file, "--campaign", campaign), office.env) - opening
    print(f"\n== A list of {count} prospects comes in (best of three; the {opening:.2f} s of opening the office taken off)\n")
    row("program", "wall", "times sqlite3")
    row(*["---"] * 3)
    row("sqlite3 .import, unique index on the address", f"{plain:.2f} s", "1.0")
    row("guichetctl prospects import", f"{min(runs):.2f} s", f"{min(runs) / plain:.1f}")
    row("the same list again", f"{again:.2f} s", f"{again / plain:.1f}")


def questions(folder, prospects, mails):
    office = Office(folder)
    campaign = office.ask("campaign", "create", "--name", "Salon")["campaign_id"]
    office.ask("prospects", "import", written(folder / "list.csv", prospects), "--campaign", campaign)
    print(f"\n== A board of {prospects} prospects\n")
    row("question", "median", "p95")
    row(*["---"] * 3)
    chance = random.Random(11)
    with office.served() as ask:
        _, page = ask("prospects.list", {"campaignId": campaign, "limit": 500})
        ids = [one["id"] for one in page["items"]]
        stages = ["oven", "fridge", "trash", "waiting_room"]
        asked = {
            "one prospect moves": lambda: ("prospects.sort", {"ids": [chance.choice(ids)], "stage": chance.choice(stages)}),
            "500 prospects move": lambda: ("prospects.sort", {"ids": ids, "stage": stages[next(turn) % 4]}),
            "a column is read anew": lambda: ("prospects.list", {"campaignId": campaign, "stage": "waiting_room", "limit": 100}),
            "words of a name": lambda: ("prospects.list", {"campaignId": campaign, "query": chance.choice(NAMES), "limit": 100}),
        }
        turn = iter(range(10**6))
        for name, question in asked.items():
            ask(*question())
            took = [ask(*question())[0] for _ in range(40)]
            row(name, f"{statistics.median(took):.1f} ms", f"{percentile(took, .95):.1f} ms")
        _, template = ask("mixer.save_template", {"name": "Merci", "subject": "Notre rencontre, {{ company }}", "language": "fr", "body":
            "Bonjour {{ first_name }} {{ last_name }},\n\nMerci de votre visite.\n\n{{ catalog_block }}\n\n{{ sender_name }}\n\n{{ opt_out }}"})
        chosen, cursor = [], None
        while len(chosen) < mails:
            _, page = ask("prospects.list", {"campaignId": campaign, "limit": 500} | ({"cursor": cursor} if cursor else {}))
            chosen += [one["id"] for one in page["items"]]
            cursor = page["next"]
        started = time.perf_counter()
        ask("mixer.prepare", {"campaignId": campaign, "templateId": template["id"], "ids": chosen[:mails]})
        while True:
            _, report = ask("mixer.prepared", {})
            if report.get("created"):
                break
            time.sleep(0.02)
        seconds = time.perf_counter() - started
    print(f"\n== {report['created']} mails prepared in {seconds:.2f} s\n", flush=True)


folder = Path(sys.argv[1]) / "shows"
count, prospects, mails = map(int, sys.argv[2].split())
for name, work, amounts in (("imports", imports, (count,)), ("questions", questions, (prospects, mails))):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / name).mkdir(parents=True)
    work(folder / name, *amounts)
shutil.rmtree(folder)
