// Letters such as a firm for immigration law receives. Names are invented.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

export interface Letter {
  id: string;
  from: string;
  address: string;
  subject: string;
  /** RFC 5322 date. */
  date: string;
  body: string;
}

export function mime(letter: Letter): string {
  return `Message-ID: <${letter.id}>
From: ${letter.from} <${letter.address}>
To: Cabinet Vauquelin <contact@vauquelin.example>
Subject: =?utf-8?B?${Buffer.from(letter.subject).toString("base64")}?=
Date: ${letter.date}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

${letter.body}
`;
}

/** One file for each letter, in a new folder inside `parent`. */
export async function asFiles(parent: string, letters: Letter[]): Promise<string> {
  const folder = path.join(parent, "courrier");
  await mkdir(folder, { recursive: true });
  for (const letter of letters) await writeFile(path.join(folder, `${letter.id}.eml`), mime(letter));
  return folder;
}

const yesterday = new Date(Date.now() - 24 * 3600 * 1000);

export const OQTF: Letter = {
  id: "oqtf@example.org",
  from: "Aminata Diallo",
  address: "aminata.diallo@example.org",
  subject: "URGENT - OQTF reçue hier",
  date: yesterday.toUTCString(),
  body: `Maître,

Je suis désespérée. La préfecture du Nord m'a notifié hier, ${yesterday.toLocaleDateString("fr-FR", { timeZone: "Europe/Paris" })}, en main propre,
une obligation de quitter le territoire français avec un délai de départ volontaire de trente jours.
C'est la première fois que je vous écris. Mon numéro étranger est 5903012345 et je vis à Lille avec mes deux enfants scolarisés.

Je ne sais pas quoi faire. Pouvez-vous m'aider à faire un recours devant le tribunal administratif ?

Aminata Diallo
06 12 34 56 78`,
};

export const RENEWAL: Letter = {
  id: "renouvellement@example.org",
  from: "Rui Tavares",
  address: "rui.tavares@example.org",
  subject: "Renouvellement de mon titre de séjour",
  date: yesterday.toUTCString(),
  body: `Bonjour Maître,

Mon titre de séjour « salarié » expire dans trois mois et je souhaite préparer son renouvellement.
Quels documents dois-je vous apporter ? Je suis disponible pour un rendez-vous la semaine prochaine.

Bien cordialement,
Rui Tavares
07 98 76 54 32`,
};

export const NEWSLETTER: Letter = {
  id: "lettre@example.com",
  from: "Formation Juridique Plus",
  address: "newsletter@formation.example.com",
  subject: "Nos webinaires de la rentrée",
  date: yesterday.toUTCString(),
  body: `Découvrez nos formations en ligne : -20 % jusqu'à dimanche.

Pour ne plus recevoir cette lettre d'information, cliquez sur se désinscrire.`,
};

/** As many different letters as asked, for tests that need the machine to be busy. */
export function many(count: number): Letter[] {
  return Array.from({ length: count }, (_, n) => ({
    ...RENEWAL,
    id: `courrier-${n}@example.org`,
    from: `Client ${n}`,
    address: `client${n}@example.org`,
    subject: `Titre de séjour, dossier ${n}`,
    body: `${RENEWAL.body}\n\nDossier ${n}.\n${`Ligne ${n} du courrier.\n`.repeat(200)}`,
  }));
}
