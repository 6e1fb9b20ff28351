import { ChevronDown, ChevronUp, Search } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import type { Ref } from "react";

import type { Finding } from "@/features/documents/useFind";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";
import { Input } from "@/shared/ui/Input";
import { Kbd } from "@/shared/ui/Kbd";

import styles from "./FindField.module.css";

/** Milliseconds without a key until the page is asked for the words. */
const PAUSE = 200;

interface Props {
  ref: Ref<HTMLInputElement>;
  find: string;
  onFind: (words: string) => void;
  finding: Finding;
  number: number;
}

/** Words to mark on the page; Enter goes to the next page that has them, Shift and Enter to the one before. */
export function FindField({ ref, find, onFind, finding, number }: Props) {
  const { t } = useText("documents");
  const [text, setText] = useState(find);
  const [known, setKnown] = useState(find);
  // The words changed from outside: a link, a passage, the back button.
  if (known !== find) {
    setKnown(find);
    setText(find);
  }
  const settle = useEffectEvent(() => {
    if (text.trim() !== find) onFind(text.trim());
  });
  useEffect(() => {
    const timer = setTimeout(() => settle(), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const said =
    finding.looked !== null
      ? t("find.looking", { count: finding.looked })
      : finding.none
        ? t("find.none")
        : undefined;
  return (
    <div className={styles.find} role="search">
      {said !== undefined && (
        <span className="small soft" role="status" data-testid="find-said">
          {said}
        </span>
      )}
      <Input
        ref={ref}
        size="small"
        type="text"
        role="searchbox"
        before={<Icon of={Search} small />}
        after={text === "" ? <Kbd keys="f" /> : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && text.trim() === find) finding.seek(number, event.shiftKey ? -1 : 1);
          else if (event.key === "Enter") onFind(text.trim());
          else if (event.key === "Escape") {
            setText("");
            onFind("");
            event.currentTarget.blur();
          } else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        placeholder={t("find.placeholder")}
        aria-label={t("find.placeholder")}
        boxClassName={styles.box}
        data-testid="document-find"
      />
      {find !== "" && (
        <>
          <Button
            look="quiet"
            size="small"
            icon={ChevronUp}
            aria-label={t("find.previous")}
            onClick={() => finding.seek(number, -1)}
          />
          <Button
            look="quiet"
            size="small"
            icon={ChevronDown}
            aria-label={t("find.next")}
            onClick={() => finding.seek(number, 1)}
            data-testid="find-next"
          />
        </>
      )}
    </div>
  );
}
