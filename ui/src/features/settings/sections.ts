/** The sections of the settings, by heading. */
export const SECTIONS = {
  you: ["profile", "sending"],
  firm: ["members", "connections", "delays", "dossiers", "licence"],
  trust: ["security", "backup", "retention", "intelligence", "audit"],
} as const;

export type Section = (typeof SECTIONS)[keyof typeof SECTIONS][number];

const ALL: readonly string[] = Object.values(SECTIONS).flat();

/** The section of an address; the first one when it is not understood. */
export function sectionOf(name: string | undefined): Section {
  return name !== undefined && ALL.includes(name) ? (name as Section) : "profile";
}
