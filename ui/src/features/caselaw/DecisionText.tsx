import { ChevronLeft, ChevronRight } from "lucide-react";
import { useDeferredValue, useEffect, useRef, useState } from "react";

import { useAsk } from "@/shared/data/useAsk";
import { cutAtMarks } from "@/shared/text/cutAtMarks";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Failed } from "@/shared/ui/Failed";
import { SearchInput } from "@/shared/ui/SearchInput";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./DecisionCard.module.css";

interface Props {
  documentId: string;
  find: string | undefined;
}

/** The text of a decision, page by page, with the words that are looked for marked in it. */
export function DecisionText({ documentId, find }: Props) {
  const { t } = useText("caselaw");
  const [words, setWords] = useState(find ?? "");
  const [number, setNumber] = useState(1);
  const first = useRef<HTMLElement>(null);
  const asked = useDeferredValue(words.trim());
  const opened = useAsk("documents.open", { id: documentId });
  const page = useAsk("documents.page", {
    id: documentId,
    number,
    ...(asked === "" ? {} : { find: asked }),
  });
  const pages = Math.max(opened.data?.pages.length ?? 1, 1);
  const marks = page.data?.marks ?? [];
  const shape = `${number} ${JSON.stringify(marks)}`;
  useEffect(() => {
    if (asked !== "") first.current?.scrollIntoView?.({ block: "center" });
  }, [shape, asked]);
  const pieces = cutAtMarks(page.data?.text ?? "", marks);
  const firstMarked = pieces.findIndex(({ marked }) => marked);
  const waits = page.data?.source === "waiting";
  return (
    <section className={styles.block} aria-label={t("text.title")} data-testid="decision-text">
      <header>
        <h3>{t("text.title")}</h3>
        {asked !== "" && page.data !== undefined && (
          <span className="small soft num" role="status">
            {t("text.found", { count: marks.length })}
          </span>
        )}
        {pages > 1 && (
          <span className="row small num">
            <Button
              look="quiet"
              size="small"
              icon={ChevronLeft}
              aria-label={t("text.before")}
              disabled={number === 1}
              onClick={() => setNumber(number - 1)}
            />
            {t("text.page", { number, pages })}
            <Button
              look="quiet"
              size="small"
              icon={ChevronRight}
              aria-label={t("text.next")}
              disabled={number === pages}
              onClick={() => setNumber(number + 1)}
            />
          </span>
        )}
        <SearchInput
          label={t("text.find")}
          value={words}
          onText={setWords}
          boxClassName={styles.find}
          data-testid="decision-find"
        />
      </header>
      {page.isError ? (
        <Failed failure={page.error} onRetry={() => void page.refetch()} />
      ) : page.data === undefined ? (
        <Skeleton rows={6} />
      ) : page.data.text.trim() === "" ? (
        <p className="quiet">{t(waits ? "text.waiting" : "text.none")}</p>
      ) : (
        <div className={styles.text}>
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
    </section>
  );
}
