import { useState } from "react";

import { timeOf } from "@/features/settings/hours";
import styles from "@/features/settings/TimeInput.module.css";

interface TimeInputProps {
  /** `09:00`. */
  value: string;
  onTime: (time: string) => void;
  disabled: boolean;
  "aria-label": string;
  "data-testid": string;
}

/**
 * A time of day on 24 hours. Not `type="time"`, which shows 2 PM for 14:00 when the system's language and
 * the window's differ. `9`, `9h30` and `0930` are understood; anything else goes back to what it was.
 */
export function TimeInput({ value, onTime, ...rest }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = () => {
    const time = typed === null ? null : timeOf(typed);
    setTyped(null);
    if (time !== null && time !== value) onTime(time);
  };
  return (
    <input
      className={styles.time}
      inputMode="numeric"
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
      {...rest}
    />
  );
}
