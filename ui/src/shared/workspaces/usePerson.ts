import { useDeferredValue, useState } from "react";

import type { ContactRow } from "@/contract/ContactRow";
import { useAsk } from "@/shared/data/useAsk";

/** Chosen when it is nobody the firm knows. */
const NEW = "";

type Found = Pick<ContactRow, "id" | "name" | "points">;

/** A contact the firm knows, or somebody new. */
export type Person = { contactId: string; name: string } | { name: string; point?: string };

/** Whether a text is an address or a number rather than a name. */
const isReach = (text: string) => /@/.test(text) || /^[+(]?\d[\d\s()./-]{4,}$/.test(text);

/**
 * Somebody being typed: contacts are found by name, address or number, however they are spelled. A
 * number that one contact has is that contact.
 *
 * - `known`: who it is before anything is typed.
 * - `without`: contacts who are there already.
 */
export function usePerson(known: { id?: string; name: string }, without?: ReadonlySet<string>) {
  const [typed, setTyped] = useState(known.name);
  const [chosen, setChosen] = useState<string | null>(known.id ?? null);
  const [other, setOther] = useState("");
  const text = typed.trim();
  const isPoint = isReach(text);
  const asked = useDeferredValue(text);
  const answer = useAsk("contacts.list", { query: asked, limit: 8 }, { when: asked.length > 1 });
  const items: ContactRow[] = asked.length > 1 ? (answer.data?.items ?? []) : [];
  const others = items.filter(({ id }) => without?.has(id) !== true && id !== known.id);
  // Who was known before is offered as long as their name stands there.
  const start = known.id !== undefined && text === known.name ? [{ points: [], ...known, id: known.id }] : [];
  const found: Found[] = [...start, ...others];
  const same = found.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  const only = isPoint && found.length === 1 ? found[0] : undefined;
  const taken = chosen ?? same?.id ?? only?.id ?? NEW;
  const isNew = text !== "" && taken === NEW;
  return {
    typed,
    type: (text: string) => {
      setTyped(text);
      setChosen(null);
    },
    found,
    taken,
    nobody: NEW,
    choose: setChosen,
    /** What is typed reaches somebody; it does not name them. */
    isPoint,
    isNew,
    /** Of somebody new: the name where an address was typed, the address where a name was. */
    other,
    typeOther: setOther,
    /** Who it is; nothing while that is not said. */
    person: personOf(),
  };

  function personOf(): Person | null {
    if (text === "") return null;
    if (!isNew) {
      const name = found.find(({ id }) => id === taken)?.name ?? text;
      return { contactId: taken, name };
    }
    const more = other.trim();
    if (isPoint) return more === "" ? null : { name: more, point: text };
    return { name: text, ...(more === "" ? {} : { point: more }) };
  }
}

export type PersonChoice = ReturnType<typeof usePerson>;
