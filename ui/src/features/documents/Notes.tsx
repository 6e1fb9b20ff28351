import type { DocumentView } from "@/contract/DocumentView";
import { useMay } from "@/shared/data/SessionContext";
import { needsCare, reasonOf, worthReading } from "@/shared/documents/readingWords";
import { useDocumentActs } from "@/shared/documents/useDocumentActs";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";
import { Progress } from "@/shared/ui/Progress";

import styles from "./Notes.module.css";

interface Props {
  view: DocumentView;
  number: number;
  onPage: (number: number) => void;
  onVersion: (version: number) => void;
}

/** What must be known before one trusts what is read here: how far the reading is, what is missing, what changed. */
export function Notes({ view, number, onPage, onVersion }: Props) {
  const { t, language } = useText("documents");
  const { document, shown, intact, marks } = view;
  const { reading } = document;
  const mayWork = useMay("work");
  const acts = useDocumentActs(document, view.workspace?.id ?? null);
  const others = reading.unreadable.filter((page) => page !== number);
  const again = mayWork && worthReading(reading);
  return (
    <div className={styles.notes}>
      {!intact && reading.error !== "original_missing" && (
        <Note look="bad" data-testid="not-intact">
          {t("notes.notIntact")}
        </Note>
      )}
      {shown !== document.version && (
        <Note data-testid="old-version">
          {t("notes.oldVersion", { number: shown, newest: document.version })}{" "}
          <button type="button" className="link" onClick={() => onVersion(document.version)}>
            {t("notes.newest")}
          </button>
        </Note>
      )}
      {reading.state === "waiting" && (
        <div className={styles.going} role="status" data-testid="reading-note">
          <span>{t("notes.waiting")}</span>
        </div>
      )}
      {reading.state === "reading" && (
        <div className={styles.going} role="status" data-testid="reading-note">
          <Progress
            share={reading.pages === null || reading.pages === 0 ? null : reading.read / reading.pages}
            label={t("notes.readingLabel")}
          />
          <span className="num">
            {reading.pages === null
              ? t("notes.begun")
              : t("notes.reading", {
                  page: count(reading.read, language),
                  pages: count(reading.pages, language),
                })}
          </span>
        </div>
      )}
      {reading.state === "failed" && (
        <Note look={needsCare(reading) ? "warn" : "plain"} data-testid="reading-failed">
          {t(`why.${reasonOf(reading)}`)}{" "}
          {mayWork &&
            reading.error === "encrypted" &&
            document.origin === "file" &&
            view.workspace !== null && (
              <button type="button" className="link" onClick={acts.newVersion}>
                {t("menu.newVersion")}
              </button>
            )}
          {again && (
            <button type="button" className="link" onClick={acts.readAgain} data-testid="read-again">
              {t("menu.readAgain")}
            </button>
          )}
        </Note>
      )}
      {marks.includes("truncated") && <Note look="warn">{t("notes.truncated")}</Note>}
      {reading.state === "done" && reading.unreadable.length > 0 && (
        <Note look="warn" data-testid="unreadable-note">
          {t("notes.unreadable", { count: reading.unreadable.length })}{" "}
          {others.slice(0, 5).map((page) => (
            <button key={page} type="button" className={`link ${styles.page}`} onClick={() => onPage(page)}>
              {t("page.short", { number: page })}
            </button>
          ))}
          {mayWork && (
            <button type="button" className="link" onClick={acts.readAgain} data-testid="read-again">
              {t("menu.readAgain")}
            </button>
          )}
        </Note>
      )}
    </div>
  );
}
