import { Fragment, useEffect, useRef } from "react";

import styles from "@/app/Palette.module.css";
import type { Entry } from "@/app/usePaletteEntries";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";
import { Kbd } from "@/shared/ui/Kbd";

interface PaletteRowsProps {
  entries: Entry[];
  at: number;
  onAt: (index: number) => void;
  onRun: (index: number) => void;
}

/** What the palette found, under headings. */
export function PaletteRows({ entries, at, onAt, onRun }: PaletteRowsProps) {
  const { t } = useText("app");
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    here.current?.scrollIntoView({ block: "nearest" });
  }, [at]);
  if (entries.length === 0) return <p className={`${styles.list} ${styles.none}`}>{t("palette.nothing")}</p>;
  return (
    <div className={styles.list} role="listbox" id="palette-list" aria-label={t("palette.open")}>
      {entries.map((entry, index) => (
        <Fragment key={entry.id}>
          {entry.group !== entries[index - 1]?.group && (
            <div className={styles.group} role="presentation">
              {entry.group}
            </div>
          )}
          <div
            ref={index === at ? here : null}
            id={`palette-${index}`}
            className={styles.item}
            role="option"
            aria-selected={index === at}
            onPointerMove={() => onAt(index)}
            onClick={() => onRun(index)}
            data-testid="palette-item"
          >
            {entry.icon !== undefined && <Icon of={entry.icon} />}
            <span className={entry.isPrivate === true ? "cut private" : "cut"}>{entry.label}</span>
            <span className={entry.isPrivate === true ? "quiet small cut private" : "quiet small cut"}>
              {entry.detail}
            </span>
            {entry.keys !== undefined && <Kbd keys={entry.keys} />}
          </div>
        </Fragment>
      ))}
    </div>
  );
}
