import { useDeferredValue, useState } from "react";

import { useAsk } from "@/shared/data/useAsk";

/** A new passphrase being typed twice; `ready` once it is good and the same. */
export function useNewPassphrase() {
  const [value, setValue] = useState("");
  const [again, setAgain] = useState("");
  const asked = useDeferredValue(value);
  const rating = useAsk("firm.rate_passphrase", { passphrase: asked }, { when: asked !== "" }).data;
  const same = value === again;
  return {
    value,
    setValue,
    again,
    setAgain,
    rating,
    same,
    ready: same && asked === value && value !== "" && rating?.acceptable === true,
  };
}
