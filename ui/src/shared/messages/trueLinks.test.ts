import { expect, it } from "vitest";

import { misleads, trueLinks } from "@/shared/messages/trueLinks";

const WORDS = {
  leads: (place: string) => `Ce lien mène à ${place}`,
  says: (place: string) => `Son texte dit ${place}`,
  copy: "Cliquez l’adresse pour la copier",
  open: "Ouvrir",
  cancel: "Annuler",
};

const read = (html: string) => new DOMParser().parseFromString(trueLinks(html, WORDS), "text/html");

it.each([
  ["https://impots.gouv.fr", "http://evil.example/x", "impots.gouv.fr"],
  ["Votre espace sur www.impots.gouv.fr.", "https://impots.gouv.fr.evil.example", "impots.gouv.fr"],
  ["https://impots.gouv.fr/compte", "https://impots.gouv.fr@evil.example/", "impots.gouv.fr"],
  ["contact@prefecture.fr", "mailto:voleur@evil.example", "prefecture.fr"],
  ["impôts.fr", "https://impots.fr", "xn--impts-8ta.fr"],
])("« %s » that leads to %s misleads", (text, href, named) => expect(misleads(text, href)).toBe(named));

it.each([
  ["https://www.impots.gouv.fr/particulier", "https://impots.gouv.fr/particulier?x=1"],
  ["impots.gouv.fr", "https://cfspart.impots.gouv.fr/connexion"],
  ["Impôts.fr", "https://xn--impts-8ta.fr/"],
  ["Suivre mon recours", "https://suivi.example/?n=1"],
  ["Télécharger le bail.pdf", "https://partage.example/1"],
  ["Le 23.11.2026, art. L.511-1", "https://legifrance.gouv.fr"],
  ["contact@prefecture.fr", "mailto:contact@prefecture.fr?subject=x"],
  ["06 39 98 14 07", "tel:+33639981407"],
])("« %s » that leads to %s is honest", (text, href) => expect(misleads(text, href)).toBeNull());

it("a link that misleads opens nothing before a question that names both places", () => {
  const page = read(`<p>Voir <a href="http://evil.example/a" target="_blank">https://impots.gouv.fr</a></p>`);
  const asks = page.querySelector("p > button");
  expect(asks?.textContent).toBe("https://impots.gouv.fr");
  expect(page.querySelector("p a")).toBeNull();
  const question = page.getElementById(asks?.getAttribute("popovertarget") ?? "");
  expect(question?.hasAttribute("popover")).toBe(true);
  expect(question?.textContent).toContain("Ce lien mène à evil.example");
  expect(question?.textContent).toContain("Son texte dit impots.gouv.fr");
  expect(question?.querySelector("code")?.textContent).toBe("http://evil.example/a");
  expect(question?.querySelector("a")?.getAttribute("href")).toBe("http://evil.example/a");
});

it("any other link shows its address and opens as before", () => {
  const page = read(`<a href="https://suivi.example/?n=1" target="_blank">Suivre</a>`);
  const link = page.querySelector("a");
  expect(link?.dataset.leads).toBe("suivi.example · https://suivi.example/?n=1");
  expect(link?.target).toBe("_blank");
});

it("a mail's words stay words, and its own policy stays first", () => {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
  const page = read(`<!doctype html><html><head>${policy}</head><body>&lt;b&gt;Bonjour</body></html>`);
  expect(page.body.textContent).toContain("<b>Bonjour");
  expect(page.head.firstElementChild?.getAttribute("http-equiv")).toBe("Content-Security-Policy");
});
