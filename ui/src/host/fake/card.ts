import type { CardReading } from "@/contract/CardReading";
import type { QuestionView } from "@/contract/QuestionView";

/** What is asked at the stand. */
export const QUESTIONS: QuestionView[] = [
  { id: "qu-1", text: "Décide des achats ?", kind: "yes_no", points: 30, atLeast: 0, choices: [] },
  {
    id: "qu-2",
    text: "Projet",
    kind: "choice",
    points: 0,
    atLeast: 0,
    choices: [
      { label: "Avant l’été", points: 40 },
      { label: "Plus tard", points: 10 },
    ],
  },
];

/** A card, drawn: a browser without an office sees no real one. */
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="400" font-family="sans-serif">
<rect width="700" height="400" fill="#faf9f5"/>
<text x="45" y="65" font-size="23" font-weight="600">Auberge du Lac SAS</text>
<text x="45" y="155" font-size="36" font-weight="600">Maud VERNIER</text>
<text x="45" y="190" font-size="21">Responsable des achats</text>
<text x="45" y="345" font-size="19">06 39 98 00 07</text>
<text x="45" y="370" font-size="19">maud.vernier@auberge-du-lac.example</text></svg>`;

/** What was read of it. */
export const CARD: CardReading = {
  source: "picture",
  values: [
    {
      field: "email",
      value: "maud.vernier@auberge-du-lac.example",
      said: "maud.vernier@auberge-du-lac.example",
      confidence: "sure",
      place: [0.064, 0.87, 0.615, 0.94],
    },
    {
      field: "first_name",
      value: "Maud",
      said: "Maud",
      confidence: "sure",
      place: [0.064, 0.31, 0.225, 0.4],
    },
    {
      field: "last_name",
      value: "VERNIER",
      said: "VERNIER",
      confidence: "sure",
      place: [0.235, 0.31, 0.49, 0.4],
    },
    {
      field: "company",
      value: "Auberge du Lac SAS",
      said: "Auberge du Lac SAS",
      confidence: "likely",
      place: [0.064, 0.11, 0.44, 0.18],
    },
    {
      field: "job_title",
      value: "Responsable des achats",
      said: "Responsable des achats",
      confidence: "likely",
      place: [0.064, 0.43, 0.43, 0.49],
    },
    {
      field: "mobile",
      value: "+33639980007",
      said: "06 39 98 00 07",
      confidence: "sure",
      place: [0.064, 0.82, 0.27, 0.87],
    },
  ],
  lead: {
    email: "maud.vernier@auberge-du-lac.example",
    firstName: "Maud",
    lastName: "VERNIER",
    company: "Auberge du Lac SAS",
    jobTitle: "Responsable des achats",
    phone: null,
    mobile: "+33639980007",
    city: null,
    postalCode: null,
    country: null,
    notes: null,
  },
  known: null,
  metBefore: [],
  picture: { contentType: "image/svg+xml", data: btoa(SVG), width: 700, height: 400 },
};
