/** IMAP hosts of the providers that lawyers' mailboxes are most often at. */
const HOSTS: Record<string, string> = {
  "gmail.com": "imap.gmail.com",
  "outlook.com": "outlook.office365.com",
  "outlook.fr": "outlook.office365.com",
  "hotmail.com": "outlook.office365.com",
  "hotmail.fr": "outlook.office365.com",
  "orange.fr": "imap.orange.fr",
  "wanadoo.fr": "imap.orange.fr",
  "free.fr": "imap.free.fr",
  "laposte.net": "imap.laposte.net",
  "sfr.fr": "imap.sfr.fr",
  "yahoo.fr": "imap.mail.yahoo.com",
  "yahoo.com": "imap.mail.yahoo.com",
  "icloud.com": "imap.mail.me.com",
};

/** The host that an address is most likely read at; empty while there is no domain. */
export function guessHost(address: string): string {
  const domain = address.split("@")[1]?.trim().toLowerCase() ?? "";
  if (!domain.includes(".")) return "";
  return HOSTS[domain] ?? `imap.${domain}`;
}

/** The usual port of each kind of connection. */
export const PORTS: Record<string, number> = { tls: 993, starttls: 143, plain: 143 };
