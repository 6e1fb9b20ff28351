"""Draws assets/demo/catalogue.pdf: twelve products of an invented weaver, as cards with drawn pictures.

    demo_catalogue.py FILE.pdf    needs chromium
"""

import html
import subprocess
import sys
import tempfile
from pathlib import Path

A=[("ORS-101","Nappe lin lavé Aubrac","150 x 250 cm",8900,"nappe","#c9b79c"),
("ORS-102","Nappe jacquard Salins","160 x 200 cm",7450,"nappe","#7d8ca3"),
("ORS-110","Serviette lin Aubrac","45 x 45 cm, lot de 4",3260,"serviette","#c9b79c"),
("ORS-112","Serviette coton Bresse","50 x 50 cm, lot de 6",2790,"serviette","#a34e3f"),
("ORS-120","Chemin de table Salins","50 x 150 cm",2950,"chemin","#7d8ca3"),
("ORS-125","Set de table métis","35 x 48 cm, lot de 2",1480,"set","#6f7f5c")]
B=[("ORS-201","Torchon métis Grand Large","56 x 75 cm",890,"torchon","#2f5d7c"),
("ORS-202","Torchon gaufré Moisson","60 x 80 cm, lot de 3",2140,"torchon","#c28f2c"),
("ORS-210","Tablier lin ardoise","70 x 90 cm",3890,"tablier","#4a5560"),
("ORS-220","Drap de bain éponge Iroise","90 x 150 cm",4250,"drap","#5d8a8c"),
("ORS-225","Gant de toilette Iroise","16 x 21 cm, lot de 4",1190,"gant","#5d8a8c"),
("ORS-230","Panier tressé jonc","diamètre 32 cm",2690,"panier","#b38b5d")]
def art(kind,c):
    s={"nappe":f'<path d="M20 45 L180 45 L195 130 L150 118 L100 132 L50 118 L5 130 Z" fill="{c}"/><path d="M20 45 L180 45 L184 62 L16 62 Z" fill="#fff" opacity=".25"/>',
    "serviette":f'<rect x="55" y="30" width="90" height="90" fill="{c}"/><path d="M55 30 L145 30 L55 120 Z" fill="#fff" opacity=".25"/><rect x="61" y="36" width="78" height="78" fill="none" stroke="#fff" stroke-width="2"/>',
    "chemin":f'<rect x="10" y="60" width="180" height="36" fill="{c}"/><path d="M10 66h180M10 90h180" stroke="#fff" stroke-width="2"/>',
    "set":f'<rect x="30" y="38" width="140" height="80" rx="8" fill="{c}"/><circle cx="100" cy="78" r="30" fill="#fff" opacity=".85"/><circle cx="100" cy="78" r="20" fill="none" stroke="{c}"/>',
    "torchon":f'<path d="M70 15h60v115h-60z" fill="#f4efe6"/><path d="M78 15v115M122 15v115M70 40h60M70 100h60" stroke="{c}" stroke-width="7"/>',
    "tablier":f'<path d="M80 20h40l8 30h22v85H50V50h22z" fill="{c}"/><rect x="78" y="80" width="44" height="28" fill="#fff" opacity=".25"/>',
    "drap":f'<path d="M40 25h120v100H40z" fill="{c}"/><path d="M40 100h120M40 108h120" stroke="#fff" stroke-width="3"/>',
    "gant":f'<path d="M65 125V55a35 35 0 0 1 70 0v70z" fill="{c}"/><path d="M65 112h70" stroke="#fff" stroke-width="4"/>',
    "panier":f'<path d="M45 60h110l-14 70H59z" fill="{c}"/><path d="M60 60a40 40 0 0 1 80 0" fill="none" stroke="{c}" stroke-width="7"/><path d="M50 80h100M54 98h92M58 116h84" stroke="#fff" stroke-width="3" opacity=".5"/>'}[kind]
    return f'<svg viewBox="0 0 200 145" width="52mm" height="48mm"><rect width="200" height="145" fill="#f1ede4"/>{s}</svg>'
def card(p):
    r,n,d,c,k,col=p
    return f'<div class=c>{art(k,col)}<b>{html.escape(n)}</b><i>{html.escape(d)}</i><span class=l><span>Réf. {r}</span><span class=p>{c//100},{c%100:02} € HT</span></span></div>'
def page(t,ps,n): return f'<section><div class=run><span>Filature Orsange</span><span>Collection 2026 – {n}</span></div><h2>{t}</h2><div class=g>{"".join(map(card,ps))}</div><div class=foot>Filature Orsange, maison fictive. Prix unitaires hors taxes en euros.</div></section>'
css="@page{size:A4;margin:0}body{margin:0;font-family:'DejaVu Sans',sans-serif;font-size:9.5pt;color:#222}section{box-sizing:border-box;width:210mm;height:296mm;padding:14mm 16mm;position:relative;break-after:page}.run{display:flex;justify-content:space-between;font-size:8pt;color:#666}h2{font-size:17pt;margin:8mm 0 9mm}.g{display:grid;grid-template-columns:repeat(3,52mm);column-gap:11mm;row-gap:16mm}.c b,.c i,.c .l{display:block;font-style:normal}.c b{margin-top:2.5mm}.c i{font-size:8.5pt;margin:1mm 0}.l{margin-top:1mm}.l span{display:block}.p{font-weight:bold;margin-top:1mm}.foot{position:absolute;bottom:9mm;left:0;right:0;text-align:center;font-size:7.5pt;color:#666}"
with tempfile.TemporaryDirectory() as folder:
    source = Path(folder) / "catalogue.html"
    source.write_text(f'<meta charset=utf-8><style>{css}</style>{page("Linge de table", A, 1)}{page("Cuisine et bain", B, 2)}')
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--print-to-pdf={sys.argv[1]}", str(source)], check=True, capture_output=True)
