import { useEffect, useState } from "react";

import { useAct } from "@/shared/data/useAct";
import { isCode } from "@/shared/secondFactor/CodeField";
import { useText } from "@/shared/text/useText";

/** A secret of the moment and the code that proves it. */
export function usePairing(onDone: () => void) {
  const { t } = useText("secondFactor");
  const [code, setCode] = useState("");
  const make = useAct("second_factor.make", { quiet: true });
  const keep = useAct("second_factor.keep", { quiet: true, onDone, said: () => t("kept") });
  const { mutate } = make;
  useEffect(() => mutate({}), [mutate]);
  const secret = make.data;
  return {
    secret,
    code,
    setCode,
    ready: secret !== undefined && isCode(code),
    pending: keep.isPending,
    failure: make.error ?? keep.error,
    keep: () => secret !== undefined && keep.mutate({ secret: secret.secret, code }),
  };
}
