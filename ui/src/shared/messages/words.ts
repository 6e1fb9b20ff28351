// The closed lists of the contract, in the order in which people choose from them.
import type { Category } from "@/contract/Category";
import type { Priority } from "@/contract/Priority";
import type { Procedure } from "@/contract/Procedure";
import type { Sentiment } from "@/contract/Sentiment";
import type { Status } from "@/contract/Status";
import type { Urgency } from "@/contract/Urgency";

export const CATEGORIES: readonly Category[] = [
  "ceseda",
  "urgent",
  "nouveau_client",
  "reponse_client",
  "laposte_notification",
  "general",
  "spam",
];
export const PRIORITIES: readonly Priority[] = ["critical", "high", "medium", "low"];
export const SENTIMENTS: readonly Sentiment[] = ["positive", "neutral", "negative"];
export const STATUSES: readonly Status[] = ["to_validate", "validated", "escalated", "closed"];
export const PROCEDURES: readonly Procedure[] = [
  "OQTF",
  "REFUS_TITRE",
  "RETRAIT_TITRE",
  "ASILE",
  "REGROUPEMENT_FAMILIAL",
  "NATURALISATION",
  "AUTRE",
];
export const URGENCIES: readonly Urgency[] = ["critique", "eleve", "moyen", "faible"];
