// Scans for the pages: sheets of paper drawn by the browser itself, so that no picture has to be kept. Names are invented.
import type { Browser } from "@playwright/test";

import { dayBefore } from "./letters.ts";

/** Pixels of an A4 sheet at about 150 points an inch. */
const SHEET = { width: 1240, height: 1754 };

/** A sheet with these words on it, as a scanner gives it: pixels and no text. */
export async function scan(browser: Browser, paragraphs: string[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: SHEET });
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("");
  await page.setContent(
    `<body style="margin:110px;font:27px/1.6 'Liberation Serif',serif;background:#fbfaf6;color:#222">${text}</body>`,
  );
  const picture = await page.screenshot({ type: "png" });
  await page.close();
  return picture;
}

const FRENCH = { day: "numeric", month: "long", year: "numeric" } as const;

/** An order to leave, notified yesterday, without a departure period. */
export function order(): string[] {
  const yesterday = dayBefore(new Date(), FRENCH);
  return [
    "PRÉFECTURE DU NORD",
    "Arrêté portant obligation de quitter le territoire français avec un délai de départ volontaire de trente jours",
    "Considérant que Monsieur Idrissa KONATÉ, de nationalité ivoirienne, s'est maintenu sur le territoire français sans titre de séjour ;",
    "Article 1er : Monsieur Idrissa KONATÉ est obligé de quitter le territoire français dans un délai de trente jours.",
    `La présente décision a été notifiée le ${yesterday} à l'intéressé.`,
    "Elle peut être contestée devant le tribunal administratif de Lille dans un délai d'un mois à compter de sa notification.",
  ];
}
