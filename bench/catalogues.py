"""Measures `guichetctl catalogue extract` on scanned catalogues, beside pdftoppm and tesseract on the same pages.

    catalogues.py BENCH [FOLDER...]       each folder holds NAME.pdf with a NAME.json (see docs/catalogues.md)
    catalogues.py --score ANSWERS FOLDER  scores answers that were made before: ANSWERS/NAME.json

Without a folder, CATALOGUES names them (joined by `:`), and the catalogues that bench/made_catalogues.py draws are added.
A product counts as found when its reference is equal, or its name is at least 90 % similar; it is right when its price
is equal too.
"""

import json
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def plain(text):
    import reading

    return " ".join(reading.words(text or ""))


def key(reference):
    return "".join(plain(reference).split()).casefold()


def similar(one, other, distance):
    one, other = plain(one).casefold(), plain(other).casefold()
    longest = max(len(one), len(other))
    if not longest or abs(len(one) - len(other)) > longest / 10:
        return False
    return distance(one, other) <= longest / 10


def matched(truth, answer, distance):
    """Pairs of a true product and an answer: by reference, then by name, those with the right price first."""
    pairs, left = [], list(answer)
    wanted = list(truth)

    def take(test):
        for true in list(wanted):
            best = next((got for got in left if test(true, got)), None)
            if best is not None:
                pairs.append((true, best))
                left.remove(best)
                wanted.remove(true)

    def code(true, got):
        return bool(true["reference"]) and key(true["reference"]) == key(got.get("reference"))

    def name(true, got):
        return any(similar(spelling, got.get("name"), distance) for spelling in [true["name"], *true.get("alt_names", [])])

    def price(true, got):
        return true["price_cents"] == got.get("price_cents")

    take(lambda true, got: code(true, got) and price(true, got))
    take(lambda true, got: name(true, got) and price(true, got))
    take(code)
    take(name)
    return pairs, wanted, left


def score(files, answers, details=False):
    """Sums over files: each (truth, answer) as dictionaries."""
    import reading

    sums = Counter()
    for (label, truth), answer in zip(files, answers, strict=True):
        pairs, missed, extra = matched(truth["products"], answer["products"], reading.distance)
        right = sum(true["price_cents"] == got["price_cents"] for true, got in pairs)
        sums.update(true=len(truth["products"]), told=len(answer["products"]), found=len(pairs), right=right)
        for field in ("reference", "name", "unit", "category", "description", "vat", "price_from", "currency"):
            hits = sum(plain(str(true.get(field) or "")).casefold() == plain(str(got.get(field) or "")).casefold() for true, got in pairs)
            sums[field] += hits
            if details:
                for true, got in pairs:
                    if plain(str(true.get(field) or "")).casefold() != plain(str(got.get(field) or "")).casefold():
                        print(f"   {label} p{true['page']} {true['reference'] or true['name']}: {field} {true.get(field)!r} read {got.get(field)!r}")
        empty = {page["page"] for page in truth["pages"]} - {product["page"] for product in truth["products"]}
        sums["on empty"] += sum(product["page"] in empty for product in answer["products"])
        for page, text in zip(truth["pages"], answer["pages"], strict=True):
            told = " ".join(page["lines"])
            wrong, letters = reading.errors(reading.words(told), reading.words(text))
            one, other = plain(told).replace(" ", ""), plain(text).replace(" ", "")
            sums.update(wrong=wrong, letters=letters, order=in_order(one, other), ordered=len(one))
            if details:
                print(f"   {label} p{page['page']}: errors {100 * wrong / max(letters, 1):.2f} %, in order {100 * in_order(one, other) / max(len(one), 1):.1f} %")
        if details:
            for true, got in pairs:
                if true["price_cents"] != got["price_cents"]:
                    print(f"   {label} p{true['page']} {true['reference']} {true['name']}: price {true['price_cents']} read {got['price_cents']}")
            for true in missed:
                print(f"   {label} p{true['page']} missed: {true['reference']} {true['name']} {true['price_cents']}")
            for got in extra:
                print(f"   {label} p{got['page']} extra: {got.get('reference')} {got.get('name')} {got.get('price_cents')}")
    return sums


def in_order(one, other):
    """Letters of one text that are in the other in the same order."""
    import difflib

    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)


def told(sums):
    """Ratios in percent."""
    found = max(sums["found"], 1)
    line = {
        "F1": 200 * sums["right"] / max(sums["true"] + sums["told"], 1),
        "prices exact": 100 * sums["right"] / found,
        "errors": 100 * sums["wrong"] / max(sums["letters"], 1),
        "in order": 100 * sums["order"] / max(sums["ordered"], 1),
    }
    line |= {field: 100 * sums[field] / found for field in ("reference", "name", "unit", "category", "description", "vat", "price_from", "currency")}
    return line


def load(folder):
    return [(path.stem, json.loads(path.read_text())) for path in sorted(Path(folder).glob("*.json")) if path.with_suffix(".pdf").exists()]


def report(title, sums):
    line = told(sums)
    print(f"{title}: {sums['right']} of {sums['true']} right, {sums['told']} told, {sums['on empty']} on pages without any")
    print("   " + ", ".join(f"{name} {value:.2f} %" for name, value in line.items()))


def extract(binary, pdf):
    done = subprocess.run([binary, "--json", "catalogue", "extract", pdf], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode > 1:
        return None
    return json.loads(done.stdout)


def measure(bench, folders):
    import reading

    binary = Path(os.environ["CARGO_TARGET_DIR"]) / os.environ.get("PROFILE_FOLDER", "release") / "guichetctl"
    for folder in folders:
        files = load(folder)
        if not files:
            continue
        pdfs = [Path(folder) / f"{name}.pdf" for name, _ in files]
        pages = sum(len(truth["pages"]) for _, truth in files)
        started = time.perf_counter()
        answers = [extract(binary, pdf) or {"pages": [""] * len(truth["pages"]), "products": []} for pdf, (_, truth) in zip(pdfs, files, strict=True)]
        ours = time.perf_counter() - started
        started = time.perf_counter()
        theirs = [{"pages": reading.by_hand(pdf), "products": []} for pdf in pdfs]
        hand = time.perf_counter() - started
        sums, other = score(files, answers), score(files, theirs)
        line, beside = told(sums), told(other)
        print(f"\n== Catalogues of {Path(folder).name}: {len(files)} files, {pages} pages, {sums['true']} products\n")
        reading.table("", "guichetctl catalogue extract", "pdftoppm + tesseract, two at a time", "ratio")

        def row(name, mine, yours, unit, digits=1):
            reading.row(name, f"{mine:.{digits}f}{unit}", f"{yours:.{digits}f}{unit}", f"{mine / yours:.2f}" if yours else "")

        row("pages a minute", 60 * pages / ours, 60 * pages / hand, "", 0)
        row("letters wrong, missing or too many", line["errors"], beside["errors"], " %", 2)
        row("letters in reading order", line["in order"], beside["in order"], " %")
        reading.row("products right (F1)", f"{line['F1']:.1f} %", "", "")
        reading.row("prices exact among products found", f"{line['prices exact']:.2f} %", "", "")
        reading.row("products on pages without any", sums["on empty"], "", "")
        for field in ("reference", "name", "unit", "category", "vat", "price_from", "currency", "description"):
            reading.row(f"{field} exact", f"{line[field]:.1f} %", "", "")


def main():
    arguments = sys.argv[1:]
    if arguments[:1] == ["--score"]:
        # reading.py takes its folder from the command line.
        sys.argv = [sys.argv[0], "."]
        answers, folder = arguments[1:3]
        files = load(folder)
        total = Counter()
        for name, truth in files:
            answer = json.loads((Path(answers) / f"{name}.json").read_text())
            sums = score([(name, truth)], [answer], details="-v" in arguments)
            report(name, sums)
            total += sums
        report("all", total)
        return
    bench, *folders = arguments
    if not folders:
        import made_catalogues

        folders = [folder for folder in os.environ.get("CATALOGUES", "").split(":") if folder]
        made = Path(bench) / "catalogues"
        try:
            made_catalogues.draw(made)
            folders.append(made)
        except ImportError as missing:
            print(f"\nno catalogues were drawn: {missing}")
    measure(bench, folders)


if __name__ == "__main__":
    os.environ.setdefault("CARGO_TARGET_DIR", "target")
    main()
