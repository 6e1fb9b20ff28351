import { useState } from "react";

/**
 * What stands in a field that understands what is typed: as it was typed, until the value becomes another one than what
 * was understood, by the field beside it or a form that was emptied.
 */
export function useTyped(
  value: string,
  read: (typed: string) => string | null,
  shown: (value: string) => string,
) {
  const [typed, setTyped] = useState(() => shown(value));
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    const understood = read(typed) ?? "";
    if (value !== understood) setTyped(shown(value));
  }
  return [typed, setTyped] as const;
}
