import { Search } from "lucide-react";
import { Dialog } from "radix-ui";
import { useState } from "react";
import type { KeyboardEvent } from "react";

import styles from "@/app/Palette.module.css";
import { PaletteRows } from "@/app/PaletteRows";
import { closePalette, openPalette, usePaletteOpen } from "@/app/paletteState";
import { usePaletteEntries } from "@/app/usePaletteEntries";
import { useOnceAnswered } from "@/shared/data/useOnceAnswered";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

/** Ctrl+K: any object and any action, by a few letters. */
export function Palette() {
  const { t } = useText("app");
  const open = usePaletteOpen();
  useKeys([
    {
      id: "app.palette",
      keys: "mod+k",
      label: t("palette.open"),
      whileWriting: true,
      hidden: true,
      run: () => (open ? closePalette() : openPalette()),
    },
  ]);
  if (!open) return null;
  return (
    <Dialog.Root open onOpenChange={(now) => !now && closePalette()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.shade} />
        <Dialog.Content className={styles.palette} aria-describedby={undefined} data-testid="palette">
          <Dialog.Title className="hidden-text">{t("palette.open")}</Dialog.Title>
          <Body />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Body() {
  const { t } = useText("app");
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const { entries, answered } = usePaletteEntries(typed);
  const at = Math.min(chosen, entries.length - 1);
  const run = (index: number) => {
    closePalette();
    entries[index]?.run();
  };
  const enter = useOnceAnswered(typed.trim(), answered, () => run(at));
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") setChosen(Math.min(entries.length - 1, at + 1));
    else if (event.key === "ArrowUp") setChosen(Math.max(0, at - 1));
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) enter();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.input}>
        <Icon of={Search} />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={entries[at] === undefined ? undefined : `palette-${at}`}
          aria-label={t("palette.hint")}
          placeholder={t("palette.placeholder")}
          spellCheck={false}
          value={typed}
          onKeyDown={pressed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          data-testid="palette-input"
        />
      </div>
      <PaletteRows entries={entries} at={at} onAt={setChosen} onRun={run} />
    </>
  );
}
