// A decision on paper, as a scanner or a telephone sees it: a picture of a page, with today's dates.
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const DAY = 24 * 3600 * 1000;

/** `16 novembre 2026`, so many days ago. */
function daysAgo(days: number): string {
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Paris" } as const;
  return new Date(Date.now() - days * DAY).toLocaleDateString("fr-FR", options);
}

const page =
  () => `<!doctype html><meta charset="utf-8"><body style="font: 25px/1.42 'DejaVu Serif'; margin: 130px 120px">
<p><b>PRÉFECTURE DU NORD</b><br>Direction de l’immigration et de l’intégration</p>
<h3 style="text-align: center">ARRÊTÉ portant obligation de quitter le territoire français sans délai</h3>
<p>Vu le code de l’entrée et du séjour des étrangers et du droit d’asile, notamment ses articles L. 611-1 et L. 612-2 ;</p>
<p>Considérant que Monsieur Rui TAVARES, né le 3 mars 1992, se maintient sur le territoire français sans être titulaire d’un titre de séjour ;</p>
<p><b>Article 1er :</b> Monsieur Rui TAVARES est obligé de quitter le territoire français sans délai.</p>
<p>Fait à Lille, le ${daysAgo(2)}</p>
<p>Le présent arrêté a été notifié à l’intéressé en main propre le ${daysAgo(1)} à 16 h 40.</p>
</body>`;

/** Draws the page and answers where the picture is. */
export async function scan(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const [html, picture] = [path.join(parent, "arrete.html"), path.join(parent, "arrete.png")];
  await writeFile(html, page());
  const arguments_ = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--window-size=1240,1754",
  ];
  await promisify(execFile)("chromium", [...arguments_, `--screenshot=${picture}`, `file://${html}`]);
  return picture;
}
