import { createContext, useCallback, useContext, useEffect, useId, useState } from "react";

/** Tells the form around a field that what is typed there cannot be understood. */
export const FormBlock = createContext<(field: string, blocked: boolean) => void>(() => undefined);

/** Holds the form's button while the field is wrong: what a person typed is never dropped in silence. */
export function useFormBlock(blocked: boolean): void {
  const field = useId();
  const tell = useContext(FormBlock);
  useEffect(() => {
    tell(field, blocked);
    return () => tell(field, false);
  }, [tell, field, blocked]);
}

/** Whether a field of this form is wrong, and what its `FormBlock` hands to the fields. */
export function useFormBlocks() {
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const block = useCallback((field: string, blocked: boolean) => {
    setWrong((before) => {
      if (before.has(field) === blocked) return before;
      const after = new Set(before);
      if (blocked) after.add(field);
      else after.delete(field);
      return after;
    });
  }, []);
  return { blocked: wrong.size > 0, block };
}
