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


STUFFS = "lin coton jacquard satin percale velours laine métis chanvre éponge".split()
COLOURS = "blanc rouge ardoise ocre ivoire sable prune olive corail indigo moka sauge".split()


def price_list(path, count):
    """A PDF with fifty products a page under heads: reference, name, price."""
    chance, pages, names = random.Random(7), [], []
    for first in range(0, count, 50):
        words = [(50, 790, "Référence"), (160, 790, "Désignation"), (470, 790, "Prix HT")]
        for row in range(min(50, count - first)):
            number, top = first + row, 770 - 14 * row
            name = f"{chance.choice(WORDS).capitalize()} {chance.choice(STUFFS)} {chance.choice(COLOURS)} {chance.choice(CITIES)}"
            names.append(name)
            words += [(50, top, f"REF-{number:05}"), (160, top, name), (470, top, f"{number % 900 + 5},50 EUR")]
        pages.append("".join(f"BT /F1 9 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, text in words).encode("cp1252"))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{4 + 2 * page} 0 R' for page in range(len(pages)))}] >>".encode(),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for page, content in enumerate(pages):
        objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * page} 0 R /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
                    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)]
    file, table = bytearray(b"%PDF-1.4\n"), b"0000000000 65535 f \n"
    for number, body in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(file)
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    file += b"xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(file))
    path.write_bytes(file)
    return names


def mistyped(word, chance):
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def products(folder, count):
    office = Office(folder)
    campaign = office.ask("campaign", "create", "--name", "Salon")["campaign_id"]
    names = price_list(folder / "tarif.pdf", count)
    catalogue = office.ask("catalogue", "add", folder / "tarif.pdf", "--campaign", campaign)["catalogue_id"]
    chance = random.Random(13)
    with office.served() as ask:
        while (page := ask("staging.list", {"catalogueId": catalogue, "state": "waiting", "limit": 500})[1])["items"]:
            ask("staging.decide", {"ids": [one["id"] for one in page["items"]], "decision": "approve"})
        ask("catalogues.publish", {"id": catalogue})
        shelf = lambda query: ("products.list", {"campaignId": campaign, "query": query, "limit": 50})
        while ask(*shelf(""))[1]["total"] < count:
            time.sleep(0.1)
        print(f"\n== A shelf of {count} products\n")
        row("question", "median", "p95")
        row(*["---"] * 3)
        word = lambda: chance.choice(chance.choice(names).split())
        asked = {
            "a word": word,
            "two words": lambda: " ".join(chance.choice(names).split()[:2]),
            "the beginning of a word": lambda: word()[:3],
            "a reference": lambda: f"REF-{chance.randrange(count):05}",
            "a word with two letters swapped": lambda: mistyped(next(one for one in iter(word, None) if len(one) > 5), chance),
        }
        for name, query in asked.items():
            ask(*shelf(query()))
            took = [ask(*shelf(query()))[0] for _ in range(60)]
            row(name, f"{statistics.median(took):.1f} ms", f"{percentile(took, .95):.1f} ms")


folder = Path(sys.argv[1]) / "shows"
count, prospects, mails, shelf = map(int, sys.argv[2].split())
for name, work, amounts in (("imports", imports, (count,)), ("questions", questions, (prospects, mails)), ("products", products, (shelf,))):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / name).mkdir(parents=True)
    work(folder / name, *amounts)
shutil.rmtree(folder)
