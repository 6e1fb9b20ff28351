// Letters for the pages. Names are invented.

const SENT = new Date(Date.now() - 3_600_000);

/** The day before an instant on the clocks of Paris, whatever the computer's are; `day` says how it is written. */
export function dayBefore(instant: Date, day: Intl.DateTimeFormatOptions = {}): string {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Paris" }).format(instant);
  const noon = new Date(`${today}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() - 1);
  return noon.toLocaleDateString("fr-FR", { ...day, timeZone: "UTC" });
}

/** One message as a file. */
export function letter(from: string, subject: string, body: string, type = "text/plain"): string {
  const id = Math.abs([...`${from}${subject}`].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) | 0, 7));
  return [
    `Message-ID: <${id}@example.org>`,
    `From: ${from} <${from.toLowerCase().replaceAll(" ", ".")}@example.org>`,
    "To: Cabinet Vauquelin <contact@vauquelin.example>",
    `Subject: =?utf-8?B?${Buffer.from(subject).toString("base64")}?=`,
    `Date: ${SENT.toUTCString()}`,
    "MIME-Version: 1.0",
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: 8bit",
    "",
    body,
  ].join("\r\n");
}

export const OQTF = letter(
  "Aminata Diallo",
  "URGENT - OQTF reçue hier",
  `Maître, la préfecture du Nord m'a notifié hier, le ${dayBefore(SENT)},
une obligation de quitter le territoire français avec un délai de départ volontaire de trente jours.
Je voudrais faire un recours devant le tribunal administratif. Aminata Diallo, 06 12 34 56 78`,
);

export const RENEWAL = letter(
  "Rui Tavares",
  "Renouvellement de mon titre de séjour",
  `Bonjour Maître, mon titre de séjour « salarié » expire dans trois mois et je souhaite préparer son renouvellement.
Quels documents dois-je vous apporter ? Rui Tavares`,
);

/** What a stranger tries with HTML. */
export const HOSTILE = letter(
  "Courrier Piégé",
  "Votre dossier",
  `<p>Bonjour, voici <b>votre dossier</b>.</p>
<script>parent.document.title = "PWNED"; document.title = "PWNED"</script>
<img src="http://127.0.0.1:9/pixel.png" onerror="parent.document.title='PWNED'">
<a href="javascript:parent.document.title='PWNED'">ici</a>
<iframe src="http://127.0.0.1:9/"></iframe>
<form action="http://127.0.0.1:9/"><input name="passphrase"></form>
<style>body { background: url(http://127.0.0.1:9/css.png) }</style>`,
  "text/html",
);
