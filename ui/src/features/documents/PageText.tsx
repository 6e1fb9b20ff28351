import { useEffect, useRef } from "react";

import type { PageView } from "@/contract/PageView";
import { passageIn } from "@/features/documents/passage";
import { cutAtMarks } from "@/shared/text/cutAtMarks";
import { useText } from "@/shared/text/useText";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./PageArea.module.css";

interface Props {
  /** Nothing while it is on its way. */
  page: PageView | undefined;
  number: number;
  /** The passage one came for; it alone is marked then. */
  passage: string | null;
}

/** The text of a page, with what was looked for marked in it. */
export function PageText({ page, number, passage }: Props) {
  const { t } = useText("documents");
  const first = useRef<HTMLElement>(null);
  const marks = page === undefined ? [] : marksOf(page, passage);
  const shape = `${page?.number} ${JSON.stringify(marks)}`;
  useEffect(() => {
    first.current?.scrollIntoView({ block: "center" });
  }, [shape]);
  const pieces = cutAtMarks(page?.text ?? "", marks);
  const firstMarked = pieces.findIndex(({ marked }) => marked);
  return (
    <div
      className={`${styles.scroll} ${styles.read}`}
      data-scroll="true"
      tabIndex={0}
      role="region"
      aria-label={t("page.textOf", { number })}
    >
      {page === undefined ? (
        <Skeleton rows={6} />
      ) : page.text.trim() === "" ? (
        <p className={styles.nothing} data-testid="no-text">
          {t(page.source === "waiting" ? "page.textWaiting" : "page.textNone")}
        </p>
      ) : (
        <div className={`${styles.text} private`} data-testid="page-text">
          {pieces.map((piece, index) =>
            piece.marked ? (
              <mark key={index} ref={index === firstMarked ? first : undefined}>
                {piece.text}
              </mark>
            ) : (
              piece.text
            ),
          )}
        </div>
      )}
    </div>
  );
}

function marksOf(page: PageView, passage: string | null): [number, number][] {
  if (passage === null) return page.marks;
  const found = passageIn(page.text, passage);
  return found === null ? [] : [found];
}
