import type { LeadView } from "@/contract/LeadView";

/** What a person is called on the screen: the name, else the company, else the address. */
export function nameOf({ firstName, lastName, company, email }: LeadView): string {
  const name = [firstName, lastName].filter((part) => part !== null).join(" ");
  return name || company || email || "?";
}

/** Where they come from, under the name. */
export function placeOf(lead: LeadView): string {
  const named = nameOf(lead) !== lead.company;
  return [named ? lead.company : null, lead.city].filter((part) => part !== null).join(", ");
}

/** Nothing known yet. */
export const NOBODY: LeadView = {
  email: null,
  firstName: null,
  lastName: null,
  company: null,
  jobTitle: null,
  phone: null,
  mobile: null,
  city: null,
  postalCode: null,
  country: null,
  notes: null,
};
