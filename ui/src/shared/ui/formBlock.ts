import { createContext, useContext, useEffect, useId } from "react";

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
