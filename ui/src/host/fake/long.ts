import type { Office } from "@/host/fake/office";

const NAME = "Me Anne-Charlotte Vandenbroucke-Razafindrakotondramanana de La Rochefoucauld-Doudeauville";
const WORD = "anticonstitutionnellement-".repeat(6);

/** Everything as long as it may be: what is cut must be cut where one can live with it. */
export function stretch(office: Office): void {
  const [first, second] = office.kept;
  const [matter] = office.matters;
  if (first === undefined || second === undefined || matter === undefined) return;
  first.letter = {
    ...first.letter,
    from: NAME,
    address: `${"tres-longue-adresse.".repeat(4)}greffe@tribunal-administratif-de-clermont-ferrand.example`,
    subject:
      `TR : Re: TR : ${"demande de pièces complémentaires au dossier de regroupement familial, ".repeat(5)}`.slice(
        0,
        300,
      ),
    text: `${WORD}${WORD}\n\nhttps://extranet.exemple.example/${"dossier/".repeat(40)}\n\n${first.letter.text}`,
    files: Array.from({ length: 40 }, (_, index) => [
      `piece_${index + 1}_${"attestation-hebergement-et-justificatif-de-domicile_".repeat(index % 3)}scan.pdf`,
      "application/pdf",
      (index + 1) * 48_213,
    ]),
  };
  first.workspaceId = matter.id;
  first.analysis.summary = `${"La personne demande ce qu’il faut faire de chaque pièce, une par une. ".repeat(5)}${WORD}`;
  second.letter = { ...second.letter, from: WORD, subject: WORD };
  for (const paper of office.papers.slice(0, 3)) {
    const filename = `${"attestation-hebergement-et-justificatif-de-domicile_".repeat(4)}scan.pdf`;
    paper.filename = filename;
    for (const version of paper.versions) Object.assign(version, { filename, by: NAME });
    paper.facts = [{ kind: "person", value: NAME, page: 1, passage: WORD, confidence: 0.5 }];
  }
  matter.client = NAME;
  matter.title = `Refus de délivrance d’un titre de séjour portant la mention « vie privée et familiale », ${WORD}`;
  matter.responsible = NAME;
  matter.pieces = Array.from({ length: 24 }, (_, index) => [
    `${"Justificatif de présence en France pour chaque semestre depuis ".repeat(1 + (index % 3))}${2000 + index}`,
    index % 2 === 0,
    index % 5 === 0,
  ]);
  office.session.firmName =
    "Société civile professionnelle d’avocats Vauquelin, Dieng, Vandenbroucke et associés";
  office.session.userName = NAME;
  const [account] = office.accounts;
  if (account !== undefined) account.label = first.letter.address;
}
