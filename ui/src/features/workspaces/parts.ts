/** What somebody may be in a matter, as the office names it. */
export const PARTS = ["client", "family", "opposing", "court", "authority"] as const;

/** One of them. */
export type Part = (typeof PARTS)[number];
