import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";

import styles from "@/shared/passphrase/SecretInput.module.css";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";
import type { InputProps } from "@/shared/ui/Input";

/** A secret, hidden until the person asks to see it. */
export function SecretInput(props: InputProps) {
  const { t } = useText("common");
  const [shown, setShown] = useState(false);
  return (
    <Input
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="off"
      after={
        <button
          type="button"
          className={styles.eye}
          aria-label={t(shown ? "hide" : "show")}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon of={shown ? EyeOff : Eye} />
        </button>
      }
    />
  );
}
