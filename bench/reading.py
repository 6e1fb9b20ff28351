"""Measures `guichetctl documents text` on scans and on born-digital PDFs, beside what Debian offers for the same.

The pages are made here, from the letters of tests/fixtures/triage, so that the truth is known to the letter: printed by
Chromium in several hands, then drawn at 300 dpi, a little askew and unevenly lit, and packed as scanners do. SCANS names a
folder with more scans, each NAME.pdf with a NAME.json of the form {"pages": [{"lines": ["..."]}]}.
"""

import email
import email.policy
import html
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from pathlib import Path

BENCH = Path(sys.argv[1])
GUICHETCTL = Path(os.environ["CARGO_TARGET_DIR"]) / os.environ.get("PROFILE_FOLDER", "release") / "guichetctl"
LETTERS = Path(__file__).parent.parent / "tests" / "fixtures" / "triage"
PAGES = 20
LANGUAGES = "fra+eng"
HANDS = [
    "font: 11pt/1.4 serif",
    "font: 10pt/1.35 sans-serif",
    "font: 9.5pt/1.4 monospace",
    "font: 12pt/1.5 serif; text-align: justify",
    "font: 9pt/1.3 sans-serif; columns: 2; column-gap: 9mm; text-align: justify",
]


def letters():
    """The text of each letter, cut to what fits on a page."""
    for path in sorted(LETTERS.glob("*.eml")):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        body = message.get_body(("plain",))
        if body:
            subject = str(message["subject"] or "")
            yield subject, [part.strip() for part in re.split(r"\n\s*\n", body.get_content()) if part.strip()]


def page(number, subject, paragraphs):
    """One page as HTML, and its words."""
    chance = random.Random(number)
    rows = [(f"Pièce n° {row}", f"{chance.randint(1, 28):02}/0{chance.randint(1, 9)}/2026", f"{chance.randint(9, 999)},{chance.randint(10, 99)} €")
            for row in range(1, chance.randint(4, 9))]
    table = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    kept, size = [], 0
    for paragraph in paragraphs:
        # Long words of links and codes would be broken over lines, and the truth with them.
        paragraph = " ".join(word for word in paragraph.split() if len(word) < 24)
        if size + len(paragraph) > 2000:
            break
        kept.append(paragraph)
        size += len(paragraph)
    text = f"<h2>{html.escape(subject)}</h2>" + "".join(f"<p>{html.escape(part)}</p>" for part in kept)
    truth = " ".join([subject, *kept, *(" ".join(row) for row in rows)])
    return f"<section><div style='{HANDS[number % len(HANDS)]}'>{text}<table>{table}</table></div></section>", truth


STYLE = """@page { size: A4; margin: 0 } body { margin: 0 } table { border-collapse: collapse; margin-top: 5mm; width: 100% }
td { border: 0.3mm solid #333; padding: 1mm 2mm } section { box-sizing: border-box; width: 210mm; height: 296.5mm; padding: 20mm;
break-after: page; overflow: hidden; position: relative }"""


# Light that falls off towards a corner, and a hand that laid the paper a little askew.
SHADE = "section { background: linear-gradient(115deg, #fff 40%, #c8c8c8) } div { transform: rotate(0.8deg) }"


def printed(pages, target, extra=""):
    source = target.with_suffix(".html")
    source.write_text(f"<html lang=fr><meta charset=utf-8><style>{STYLE}{extra}</style>{''.join(pages)}</html>")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--print-to-pdf={target}", source], check=True, stderr=subprocess.DEVNULL)


def scanned(printed_pdf, target):
    """The pages of a PDF as JPEGs of 300 dpi in another."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "300", "-jpeg", "-jpegopt", "quality=55", printed_pdf, f"{folder}/p"], check=True)
        pictures = [path.read_bytes() for path in sorted(Path(folder).glob("*.jpg"))]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for picture in pictures:
        here = len(objects) + 1
        at = picture.index(b"\xff\xc0") + 5
        height, width = (int.from_bytes(picture[at + part : at + part + 2], "big") for part in (0, 2))
        size = f"{width * 0.24:.2f} 0 0 {height * 0.24:.2f} 0 0 cm"
        draw = f"q {size} /X Do Q".encode()
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width * 0.24:.2f} {height * 0.24:.2f}] /Contents {here + 1} 0 R "
            f"/Resources << /XObject << /X {here + 2} 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 "
            b"/Filter /DCTDecode /Length %d >>\nstream\n%s\nendstream" % (width, height, len(picture), picture),
        ]
    kids = " ".join(f"{number} 0 R" for number in range(3, len(objects), 3))
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pictures)} >>".encode()
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    target.write_bytes(out)


def words(text):
    text = unicodedata.normalize("NFC", text)
    for other, plain in {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "×": "x", "\u00a0": " ", "\u202f": " "}.items():
        text = text.replace(other, plain)
    return re.sub(r"\.{3,}|…", " ", text).split()


def distance(one, other):
    line = list(range(len(other) + 1))
    for row, a in enumerate(one, 1):
        last, line[0] = line[0], row
        for column, b in enumerate(other, 1):
            last, line[column] = line[column], min(line[column] + 1, line[column - 1] + 1, last + (a != b))
    return line[-1]


def errors(truth, read):
    """Letters that are wrong, missing or too many, words being matched whatever their order; and letters in all."""
    wanted, found = Counter(truth), Counter(read)
    left, over = list((wanted - found).elements()), list((found - wanted).elements())
    pairs = sorted((distance(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(over))
    wrong, used, taken = 0, set(), set()
    for cost, i, j in pairs:
        if i not in used and j not in taken and cost < max(len(left[i]), len(over[j])):
            used.add(i), taken.add(j)
            wrong += cost
    wrong += sum(len(word) for i, word in enumerate(left) if i not in used)
    wrong += sum(len(word) for j, word in enumerate(over) if j not in taken)
    return wrong, sum(map(len, truth))


def rate(truths, texts):
    counted = [errors(words(truth), words(text)) for truth, text in zip(truths, texts, strict=True)]
    return 100 * sum(wrong for wrong, _ in counted) / sum(letters for _, letters in counted)


def recovered(truths, texts):
    wanted = Counter(word for truth in truths for word in words(truth))
    found = Counter(word for text in texts for word in words(text))
    return 100 * sum((wanted & found).values()) / sum(wanted.values())


def timed(work):
    """Seconds by the clock, seconds of processor, and what came out. The second hardly depends on who else is working."""

    def processor():
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    started, used = time.perf_counter(), processor()
    result = work()
    return time.perf_counter() - started, processor() - used, result


def guichet(pdf):
    done = subprocess.run([GUICHETCTL, "--json", "documents", "text", "--languages", LANGUAGES, pdf],
                          check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return [page["text"] for page in json.loads(done.stdout)["pages"]]


def by_hand(pdf):
    """pdftoppm and tesseract, two pages at a time, each with one thread: what a careful person types."""
    with tempfile.TemporaryDirectory() as folder:
        pages = int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", pdf], stdout=subprocess.PIPE, text=True).stdout)[1])
        line = (f"pdftoppm -r 300 -gray -f {{}} -l {{}} '{pdf}' {folder}/{{}} && "
                f"tesseract {folder}/{{}}-*.pgm {folder}/{{}} -l {LANGUAGES} >/dev/null 2>&1")
        subprocess.run(["xargs", "-P", "2", "-I{}", "sh", "-c", line], check=True, text=True, env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                       input="\n".join(str(number) for number in range(1, pages + 1)))
        return [Path(folder, f"{number}.txt").read_text() for number in range(1, pages + 1)]


def ocrmypdf(pdf):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["ocrmypdf", "--jobs", "2", "-l", LANGUAGES, "--output-type", "pdf", "--skip-text", "--sidecar", f"{folder}/t.txt",
                        pdf, f"{folder}/o.pdf"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return pdftotext(f"{folder}/o.pdf")


def pdftotext(pdf):
    done = subprocess.run(["pdftotext", pdf, "-"], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.split("\f")[:-1]


def row(*cells):
    print("| " + " | ".join(str(cell) for cell in cells) + " |", flush=True)


def table(*head):
    row(*head)
    row(*["---"] * len(head))


def main():
    folder = BENCH / "reading"
    folder.mkdir(parents=True, exist_ok=True)
    every = list(letters())
    # Three letters fill a page.
    made = [page(number, every[number][0], [part for _, parts in every[number::PAGES] for part in parts]) for number in range(PAGES)]
    pages, truths = [part[0] for part in made], [part[1] for part in made]
    born, askew, scan = folder / "born.pdf", folder / "askew.pdf", folder / "scan.pdf"
    if not scan.exists():
        printed(pages, born)
        printed(pages, askew, SHADE)
        scanned(askew, scan)
    readers = {"guichetctl documents text": guichet, "pdftoppm + tesseract, two at a time": by_hand}
    if shutil.which("ocrmypdf"):
        readers["ocrmypdf --jobs 2"] = ocrmypdf

    print(f"\n== A scan of {len(pages)} pages at 300 dpi (last column: letters wrong, missing or too many)\n")
    table("program", "wall", "processor", "pages a minute", "errors")
    for name, reader in readers.items():
        seconds, used, texts = timed(lambda: reader(scan))
        row(name, f"{seconds:.1f} s", f"{used:.1f} s", f"{60 * len(pages) / seconds:.0f}", f"{rate(truths, texts):.2f} %")

    more = Path(os.environ["SCANS"]) if os.environ.get("SCANS") else None
    if more:
        print(f"\n== The scans of {more.name}\n")
        table("program", "wall", "processor", "pages a minute", "errors")
        files = sorted(more.glob("*.pdf"))
        told = [" ".join(part["lines"]) for file in files for part in json.loads(file.with_suffix(".json").read_text())["pages"]]
        for name, reader in readers.items():
            seconds, used, texts = timed(lambda: [text for file in files for text in reader(file)])
            row(name, f"{seconds:.1f} s", f"{used:.1f} s", f"{60 * len(told) / seconds:.0f}", f"{rate(told, texts):.2f} %")

    print(f"\n== The text of a born-digital PDF of {len(pages)} pages, best of five\n")
    table("program", "wall", "processor", "words recovered")
    for name, reader in {"guichetctl documents text": guichet, "pdftotext": pdftotext}.items():
        seconds, used, texts = min((timed(lambda: reader(born)) for _ in range(5)), key=lambda run: run[0])
        row(name, f"{1000 * seconds:.0f} ms", f"{1000 * used:.0f} ms", f"{recovered(truths, texts):.2f} %")


if __name__ == '__main__':
    main()
