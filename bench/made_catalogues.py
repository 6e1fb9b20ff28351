"""Draws scanned catalogues with their truth: six layouts, firms and ways of scanning, the same in every run.

    made_catalogues.py FOLDER    writes FOLDER/NAME.pdf and FOLDER/NAME.json (form: docs/catalogues.md)

Needs chromium, pdftoppm, and Python's PIL and numpy. Firms, products and prices are made up.
"""

import html
import io
import json
import math
import random
import subprocess
import sys
import tempfile
from pathlib import Path

STYLE = """@page { size: A4; margin: 0 } body { margin: 0 } section { box-sizing: border-box; width: 210mm; height: 296.5mm;
padding: 14mm 15mm; break-after: page; overflow: hidden; position: relative } .run { display: flex; justify-content: space-between; font-size: 8pt }
.foot { position: absolute; bottom: 9mm; left: 0; right: 0; text-align: center; font-size: 7.5pt } table { border-collapse: collapse; width: 100% }
th { text-align: left } .r { text-align: right; white-space: nowrap } small { display: block; font-size: 82%; font-weight: normal } s { color: #555 } h2 { margin: 4mm 0 2mm }"""


def esc(text):
    return html.escape(text)


def euro(cents):
    whole = f"{cents // 100:,}".replace(",", " ")
    return f"{whole},{cents % 100:02} €"


def pound(cents):
    return f"£{cents / 100:,.2f}"


class Book:
    """A catalogue that is being written: pages of HTML, their lines, the products."""

    def __init__(self, style, languages, run, foot, currency, vat):
        self.style, self.languages, self.run, self.foot = style, languages, run, foot
        self.currency, self.vat = currency, vat
        self.pages, self.products, self.category = [], [], None

    def page(self, body, lines, dpi=200, turned=0):
        number = len(self.pages) + 1
        head = f"<div class=run><span>{esc(self.run[0])}</span><span>{esc(self.run[1])} – {number}</span></div>"
        foot = f"<div class=foot>{esc(self.foot)}</div>"
        whole = [f"{self.run[0]} {self.run[1]} – {number}", *lines, self.foot]
        self.pages.append((f"<section>{head}{body}{foot}</section>", whole, dpi, turned))

    def product(self, reference, name, cents, unit=None, description=None, **more):
        asked = cents is None
        self.products.append({
            "reference": reference, "name": name, "price_cents": cents, "currency": None if asked else self.currency, "unit": unit,
            "category": self.category, "description": description, "vat": None if asked else self.vat, "price_from": False, "alt_names": [],
            "page": len(self.pages) + 1, **more,
        })


def leaders():
    """Two columns of plants and prices, dots between them; nothing has a code."""
    book = Book("section { font: 10.5pt/1.45 serif; column-count: 1 } .cols { columns: 2; column-gap: 12mm } .l { display: flex } .l i { flex: 1; overflow: hidden; white-space: nowrap; direction: rtl }",
                ["fr"], ("Pépinières du Val Brion", "Liste de printemps"), "Pépinières du Val Brion – 3 chemin des Saules – Tél. 02 33 44 55 66 – livraison offerte dès 90 €", "EUR", "TTC")
    chance = random.Random(1)
    parts = {"Vivaces": ["Achillée jaune", "Ancolie bleue", "Aster des Alpes", "Campanule carillon", "Delphinium géant", "Échinacée pourpre", "Géranium sanguin", "Hémérocalle citron", "Iris nain", "Lupin rose", "Marguerite d'été", "Pivoine de Chine", "Sauge des bois"],
             "Arbustes": ["Buddleia nain", "Céanothe rampant", "Cornouiller blanc", "Deutzia gracieux", "Fusain ailé", "Hortensia paniculé", "Lilas de Perse", "Oranger du Mexique", "Rosier liane", "Seringat double", "Viorne obier", "Weigelia pourpré"],
             "Petits fruits": ["Cassissier noir de Bourgogne", "Framboisier remontant", "Groseillier à maquereau", "Myrtillier d'Amérique", "Mûrier sans épines", "Caseillier", "Kiwi autofertile", "Figuier blanc"],
             "Potager": ["Plant de tomate ancienne", "Plant de courgette ronde", "Plant de poivron doux", "Fraisier des quatre saisons", "Artichaut violet", "Rhubarbe rouge", "Ciboulette chinoise", "Estragon vrai", "Menthe marocaine"]}
    for group in (("Vivaces", "Arbustes"), ("Petits fruits", "Potager")):
        title = "Nos prix s'entendent TTC, en euros, le godet de 9 cm."
        body, lines = f"<p>{title}</p><div class=cols>", [title]
        for category in group:
            book.category = category
            body += f"<h2>{category}</h2>"
            lines.append(category)
            for name in parts[category]:
                cents = chance.randint(5, 70) * 50 + chance.choice([0, 20, 40])
                price = f"{cents // 100},{cents % 100:02}"
                body += f"<div class=l><span>{esc(name)}</span>&nbsp;<i>{'.' * 120}</i>&nbsp;<span>{price}</span></div>"
                lines.append(f"{name} {price}")
                book.product(None, name, cents)
        book.page(body + "</div>", lines)
    return book, dict(paper="curl", ink=95, quality=55)


def quantities():
    """English, prices by quantity, a page on its side, JPEG 2000."""
    book = Book("section { font: 9.5pt/1.3 sans-serif } td, th { border-bottom: 0.2mm solid #999; padding: 1.1mm 2mm } th { background: #ddd }",
                ["en"], ("Tarn & Holloway Fixings", "Trade list"), "Tarn & Holloway Ltd – orders 01632 960 417 – carriage £9.50 on orders under £75 – prices exclude VAT", "GBP", "HT")
    chance = random.Random(2)
    kinds = {"Masonry bolts": ["Sleeve anchor", "Throughbolt zinc", "Shield anchor loose"], "Timber screws": ["Deck screw green", "Coach screw hex", "Chipboard screw"], "Sundries": ["Nylon plug", "Frame fixing", "Hollow wall anchor"]}
    number = 7104
    for page, turned in (("Masonry bolts", 0), ("Timber screws", 90), ("Sundries", 0)):
        book.category = page
        heads = ["Code", "Description", "Size", "Pack", "1-9", "10-49", "50+"]
        body = "<table style='margin-top:6mm'><tr>" + "".join(f"<th>{esc(head)}</th>" for head in heads) + f"</tr><tr><td colspan=7><b>{page}</b></td></tr>"
        lines = [" ".join(heads), page]
        for name in kinds[page]:
            for size in ("6 x 40", "8 x 60", "10 x 80", "12 x 100", "16 x 140"):
                number += chance.randint(3, 9)
                cents, pack = chance.randint(240, 8900), f"box of {chance.choice([20, 25, 50, 100])}"
                code = f"TH{number}"
                cells = [code, name, size, pack, pound(cents), pound(cents * 93 // 100), pound(cents * 88 // 100)]
                if chance.random() < 0.08:
                    cells[4:] = ["POA", "POA", "POA"]
                    cents = None
                body += "<tr>" + "".join(f"<td>{esc(cell)}</td>" for cell in cells) + "</tr>"
                lines.append(" ".join(cells))
                book.product(code, name, cents, pack)
        book.page(body + "</table>", lines, turned=turned)
    return book, dict(paper="flat", skew=0.9, jpeg2000=True)


def families():
    """A ruled table with a family column, codes and EAN, names on two lines, a page without its head."""
    book = Book("section { font: 7.4pt/1.3 sans-serif; padding: 14mm 9mm } td, th { border: 0.2mm solid #444; padding: 0.9mm 1.2mm; vertical-align: middle } th { background: #333; color: #fff }",
                ["fr"], ("Papeterie Quillan", "Tarif revendeurs"), "Papeterie Quillan SAS au capital de 80 000 € – franco de port à 250 € HT – contact@quillan.example", "EUR", "HT")
    chance = random.Random(3)
    things = [("Écriture", ["Stylo bille rétractable pointe moyenne encre bleue", "Stylo plume écolier", "Feutre fin 0,4 mm noir", "Surligneur jaune", "Crayon graphite HB bout gomme", "Roller encre gel effaçable assortiment de couleurs"]),
              ("Classement", ["Classeur à levier dos 80 mm toilé", "Chemise à élastiques trois rabats carte lustrée", "Intercalaires 12 touches", "Boîte d'archives dos 100", "Pochette perforée grainée"]),
              ("Papier", ["Ramette A4 80 g blanc", "Bloc sténo 180 pages", "Cahier spirale 17 x 22 grands carreaux", "Enveloppe kraft à soufflet format 26 x 33 avec bande de protection", "Rouleau traceur 90 g"])]
    heads = ["Famille", "Réf.", "EAN", "Désignation", "Cond.", "Prix HT", "Prix carton HT", "Éco-part."]
    widths = (11, 9, 14, 25, 10, 10, 12, 9)

    def ean(number):
        digits = f"376045{number:06}"
        return digits + str(-sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10)

    number = 1203
    for page in range(2):
        columns = "".join(f"<col style='width:{width}%'>" for width in widths)
        body, lines = f"<table style='margin-top:5mm;table-layout:fixed'>{columns}", []
        if page == 0:
            body += "<tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>"
            lines.append(" ".join(heads))
        for family, names in things:
            for name in names:
                number += chance.randint(2, 31)
                cents, code = chance.randint(60, 9900), f"Q{number}-{chance.choice('ABCK')}"
                name = f"{name} ({page + 1})" if page else name
                unit = chance.choice(["pièce", "lot de 12", "paquet 50", "boîte 10"])
                cells = [family, code, ean(number), name, unit, euro(cents), euro(cents * 11), euro(chance.randint(1, 40))]
                body += "<tr>" + "".join(f"<td{' class=r' if at > 4 else ''}>{esc(cell)}</td>" for at, cell in enumerate(cells)) + "</tr>"
                lines.append(" ".join(cells))
                book.category = family
                book.product(code, name, cents, unit)
        book.page(body + "</table>", lines)
    return book, dict(paper="flat", skew=-1.4, noise=9)


def offers():
    """Cards in three columns with old prices struck out, photographed with a telephone; a page of text first."""
    book = Book("section { font: 9pt/1.3 sans-serif } .g { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 6mm } .c { border: 0.2mm solid #999; padding: 2.5mm } .c div { height: 22mm; background: #c9b79a; margin-bottom: 2mm } b { font-size: 10.5pt; display: block } .p { font-size: 14pt; font-weight: bold } s { font-size: 9pt }",
                ["fr"], ("Atelier Mirande", "Offres de rentrée"), "Atelier Mirande – photos non contractuelles – www.mirande.example – 05 61 22 33 44", "EUR", "TTC")
    text = ["Le goût du bel ouvrage", "Depuis 1962 nous formons chaque année 40 apprentis ; 12 000 meubles ont quitté nos ateliers.", "Pour 300 € d'achat nous offrons la livraison, et pour 900 € la pose.", "Un acompte de 50 € est demandé à la commande."]
    book.page(f"<h1>{text[0]}</h1>" + "".join(f"<p style='font-size:12pt'>{esc(line)}</p>" for line in text[1:]), text)
    chance = random.Random(4)
    for category, names in (("Tables et bureaux", ["Table Lauzerte", "Bureau Moissac", "Console Gimont", "Guéridon Auch", "Desserte Fleurance", "Table basse Condom"]), ("Assises", ["Chaise Lectoure", "Tabouret Vic", "Fauteuil Samatan", "Banc Seissan", "Méridienne Éauze", "Pouf Nogaro"])):
        book.category = category
        body, lines = f"<h2>{category}</h2><div class=g>", [category]
        for at, name in enumerate(names):
            new, code = chance.randint(40, 900) * 100 + chance.choice([0, 50, 90]), f"MI{chance.randint(1000, 9999)}"
            about = chance.choice(["Chêne massif huilé, fabrication française.", "Hêtre teinté, assemblage traditionnel.", "Frêne et acier noir, livré monté."])
            old = euro(new * 5 // 4) if at % 2 else None
            start = at == 4
            price = ("dès " if start else "") + euro(new)
            eco = f"dont éco-part. {euro(chance.randint(50, 400))}"
            struck = f"<s>{old}</s> " if old else ""
            body += f"<div class=c><div></div><b>{esc(name)}</b>{esc(about)}<br>Réf. {code}<br>{struck}<span class=p>{esc(price)}</span> TTC<br><small>{esc(eco)}</small></div>"
            lines += [name, about, f"Réf. {code}", f"{old + ' ' if old else ''}{price} TTC", eco]
            book.product(code, name, new, None, about, price_from=start)
        book.page(body + "</div>", lines, dpi=170)
    return book, dict(paper="photo", noise=5, quality=60)


def bilingual():
    """French and English, VAT in two columns with the price with VAT first, a column of descriptions, centred headings."""
    book = Book("section { font: 9.2pt/1.35 serif } td, th { padding: 1.6mm 2mm; vertical-align: top } h3 { text-align: center } tr { border-bottom: 0.15mm dotted #888 }",
                ["fr", "en"], ("Fromenteau", "Robinetterie / Taps"), "Fromenteau – minimum de commande / minimum order 200 € HT – +33 4 70 00 11 22", "EUR", "HT")
    chance = random.Random(5)
    heads = ["Code", "Désignation / Item", "Finition / Finish", "Caractéristiques / Details", "Prix TTC", "Prix HT"]
    names = {"Lavabo / Basin": [("Mitigeur lavabo Ondine", "Bec fixe, cartouche 35 mm."), ("Mitigeur haut Sirène", "Pour vasque à poser."), ("Mélangeur trois trous Naïade", "Têtes quart de tour."), ("Robinet lave-mains Ru", "Eau froide seule.")],
             "Douche / Shower": [("Mitigeur thermostatique Cascade", "Butée à 38 degrés, anti-brûlure."), ("Colonne de douche Averse", "Tête 250 mm, inverseur."), ("Douchette cinq jets Brume", "Picots anticalcaire."), ("Flexible inox Torrent", "Longueur 1,75 m.")],
             "Cuisine / Kitchen": [("Mitigeur évier Source", "Bec orientable 360 degrés."), ("Mitigeur douchette Fontaine", "Portée 220 mm, rappel à ressort."), ("Robinet pliant Écluse", "Sous fenêtre.")]}
    for finish in ("Chromé", "Laiton brossé"):
        body, lines = "<table style='margin-top:6mm'><tr>" + "".join(f"<th>{esc(head)}</th>" for head in heads) + "</tr>", [" ".join(heads)]
        for category, rows in names.items():
            book.category = category
            body += f"<tr><td colspan=6><h3>{esc(category)}</h3></td></tr>"
            lines.append(category)
            for name, about in rows:
                cents, code = chance.randint(1900, 68000), f"{chance.randint(10, 99)}.{chance.randint(100, 999)}.{chance.choice('ABX')}"
                cells = [code, name, finish, about, euro(cents * 6 // 5), euro(cents)]
                body += "<tr>" + "".join(f"<td{' class=r' if at > 3 else ''}>{esc(cell)}</td>" for at, cell in enumerate(cells)) + "</tr>"
                lines.append(" ".join(cells))
                book.product(code, name, cents, None, about)
        book.page(body + "</table>", lines)
    return book, dict(paper="curl", skew=0.5, ink=70)


def shelf():
    """English cards one under the other, price at the right; `from`, `was` and `now`, packs; a pale photocopy."""
    book = Book("section { font: 10pt/1.35 sans-serif } .c { display: flex; justify-content: space-between; border-top: 0.2mm solid #aaa; padding: 3mm 1mm; height: 21mm } .c b { display: block } .p { text-align: right } .p b { font-size: 13pt }",
                ["en"], ("Wexcombe Provisions", "Farm shop wholesale"), "Wexcombe Provisions, Mill Yard – registered in England – prices include VAT where it applies", "GBP", None)
    chance = random.Random(6)
    shelves = {"Preserves": [("Damson jam", "Small batch, set with lemon.", "per case of 6"), ("Rhubarb chutney", "With ginger and sultanas.", "per case of 6"), ("Wild garlic pesto", "Keep chilled. Best within five days of opening.", "per jar")],
               "Bakery": [("Oat biscuits", "Baked on Tuesdays and Fridays.", "per pack of 12"), ("Seeded crackers", "Rye, linseed and poppy.", "per box"), ("Lardy cake", "Sold whole, serves eight.", "each"), ("Treacle loaf", "Keeps for two weeks.", "each")],
               "Hampers": [("Harvest hamper", "Your choice of ten lines.", "each"), ("Cheese and ale crate", "Four cheeses, four bottles.", "per crate")]}
    for page in (("Preserves", "Bakery"), ("Hampers",)):
        body, lines = "", []
        for category in page:
            book.category = category
            body += f"<h2>{category}</h2>"
            lines.append(category)
            for name, about, unit in shelves[category]:
                cents, code = chance.randint(180, 7400), f"WX {chance.randint(100, 999)}"
                start, was = category == "Hampers", name.startswith(("Oat", "Lardy"))
                price = ("from " if start else "") + (f"was {pound(cents + 120)} now {pound(cents)}" if was else pound(cents))
                body += f"<div class=c><span><b>{name}</b>{about}<br>Item no. {code}</span><span class=p><b>{price}</b>{unit}</span></div>"
                lines += [name, price, about, unit, f"Item no. {code}"]
                book.product(code, name, cents, unit.removeprefix("per "), about, price_from=start, vat="TTC")
        book.page(body, lines, dpi=150)
    return book, dict(paper="flat", skew=-0.6, ink=130, noise=12, quality=45)


def degrade(page, turned, options, chance):
    """A drawn page as a scanner or a telephone gives it."""
    import numpy
    from PIL import Image, ImageFilter

    width, height = page.size
    pale = options.get("ink", 0)
    pixels = numpy.asarray(page.convert("RGB"), dtype=numpy.float32)
    pixels = pale + pixels * (255 - pale) / 255
    rows, columns = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    across, down = columns / width, rows / height
    source_x, source_y = columns, rows
    if options["paper"] == "curl":
        # An open book: lines sink towards the fold, letters crowd there, and it is dark.
        bend = numpy.clip(0.22 - across, 0, None) ** 2
        source_y = rows - bend * height * 0.28 * (0.6 + 0.4 * down)
        source_x = columns + bend * width * 0.5
        pixels = pixels * (1 - 3.2 * bend)[..., None]
    elif options["paper"] == "photo":
        # Seen from the left and from below, the corners of the picture show the table.
        tilt = 0.94 + 0.06 * down
        source_x = (columns - width / 2) / (tilt * 0.93) + width / 2 + 0.01 * width * (down - 0.5)
        source_y = (rows - height / 2) / (0.9 + 0.03 * across) + height / 2
        pixels = pixels * (0.72 + 0.28 * across * (1 - 0.3 * down))[..., None]
    angle = math.radians(options.get("skew", chance.uniform(-0.4, 0.4)))
    x, y = source_x - width / 2, source_y - height / 2
    source_x, source_y = x * math.cos(angle) + y * math.sin(angle) + width / 2, -x * math.sin(angle) + y * math.cos(angle) + height / 2
    near_x, near_y = source_x.astype(int), source_y.astype(int)
    inside = (near_x >= 0) & (near_y >= 0) & (near_x < width - 1) & (near_y < height - 1)
    near_x, near_y = near_x.clip(0, width - 2), near_y.clip(0, height - 2)
    part_x, part_y = (source_x - near_x).clip(0, 1)[..., None], (source_y - near_y).clip(0, 1)[..., None]
    bent = ((pixels[near_y, near_x] * (1 - part_x) + pixels[near_y, near_x + 1] * part_x) * (1 - part_y)
            + (pixels[near_y + 1, near_x] * (1 - part_x) + pixels[near_y + 1, near_x + 1] * part_x) * part_y)
    bent = numpy.where(inside[..., None], bent, 60 if options["paper"] == "photo" else 235)
    noise = numpy.random.default_rng(chance.randint(0, 9999)).normal(0, options.get("noise", 6), (height, width, 1))
    picture = Image.fromarray((bent + noise).clip(0, 255).astype("uint8")).filter(ImageFilter.GaussianBlur(0.6))
    return picture.rotate(-turned, expand=True) if turned else picture


def pack(pictures, target, options):
    """Pictures with their resolutions as a PDF."""
    from PIL import Image

    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for picture, dpi in pictures:
        here, data = len(objects) + 1, io.BytesIO()
        if options.get("jpeg2000"):
            picture.convert("L").save(data, "JPEG2000", quality_mode="rates", quality_layers=[14])
            form = b"/JPXDecode"
        else:
            picture.convert("L").save(data, "JPEG", quality=options.get("quality", 70))
            form = b"/DCTDecode"
        width, height = picture.size
        wide, high = width * 72 / dpi, height * 72 / dpi
        draw = f"q {wide:.2f} 0 0 {high:.2f} 0 0 cm /X Do Q".encode()
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide:.2f} {high:.2f}] /Contents {here + 1} 0 R /Resources << /XObject << /X {here + 2} 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter %s /Length %d >>\nstream\n%s\nendstream"
            % (width, height, form, len(data.getvalue()), data.getvalue()),
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{at} 0 R' for at in range(3, len(objects), 3))}] /Count {len(pictures)} >>".encode()
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    target.write_bytes(out)


def draw(folder):
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    for at, make in enumerate((leaders, quantities, families, offers, bilingual, shelf), 1):
        target = folder / f"{at}-{make.__name__}.pdf"
        if target.exists():
            continue
        book, options = make()
        chance = random.Random(100 + at)
        with tempfile.TemporaryDirectory() as scratch:
            page, printed = Path(scratch, "book.html"), Path(scratch, "book.pdf")
            page.write_text(f"<!doctype html><html><meta charset=utf-8><style>{STYLE}{book.style}</style>{''.join(html for html, *_ in book.pages)}</html>")
            subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={printed}", page], check=True, stderr=subprocess.DEVNULL)
            pictures = []
            for number, (_, _, dpi, turned) in enumerate(book.pages, 1):
                subprocess.run(["pdftoppm", "-r", str(dpi), "-f", str(number), "-l", str(number), "-singlefile", "-png", printed, Path(scratch, "page")], check=True)
                pictures.append((degrade(Image.open(Path(scratch, "page.png")), turned, options, chance), dpi))
            pack(pictures, target, options)
        pages = [{"page": number, "dpi": dpi, "text_layer": False, "turned_clockwise": turned, "lines": lines} for number, (_, lines, dpi, turned) in enumerate(book.pages, 1)]
        target.with_suffix(".json").write_text(json.dumps({"file": target.name, "languages": book.languages, "pages": pages, "products": book.products}, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
