import { Pause, Play, ScanText } from "lucide-react";

import type { ReadingRow } from "@/contract/ReadingRow";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { needsCare, readingWords, reasonOf, worthReading } from "@/shared/documents/readingWords";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Drawer } from "@/shared/ui/Drawer";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { GoTo } from "@/shared/ui/GoTo";
import { Note } from "@/shared/ui/Note";
import { Progress } from "@/shared/ui/Progress";
import { Shape } from "@/shared/ui/Shape";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./ReadingQueue.module.css";

/** What is read and what waits, page by page; what could not be read, and why. */
export function ReadingQueue({ onClose }: { onClose: () => void }) {
  const { t, language } = useText("documents");
  const mayWork = useMay("work");
  const readings = useAsk("documents.readings", {});
  const pause = useAct("documents.pause");
  const view = readings.data;
  return (
    <Drawer label={t("queue.title")} onClose={onClose} data-testid="reading-queue">
      <header className={styles.head}>
        <h2>{t("queue.title")}</h2>
        {view !== undefined && view.waiting > 0 && (
          <span className="quiet num">{count(view.waiting, language)}</span>
        )}
        {view !== undefined && mayWork && (view.paused || view.waiting > 0) && (
          <Button
            size="small"
            className="end"
            icon={view.paused ? Play : Pause}
            disabled={pause.isPending}
            onClick={() => pause.mutate({ paused: !view.paused })}
            data-testid="reading-pause"
          >
            {t(view.paused ? "queue.resume" : "queue.pause")}
          </Button>
        )}
      </header>
      <div className={styles.body}>
        {readings.isError && view === undefined ? (
          <Failed failure={readings.error} onRetry={() => void readings.refetch()} />
        ) : view === undefined ? (
          <Skeleton rows={4} />
        ) : view.items.length === 0 ? (
          <Empty icon={ScanText} title={t("queue.empty")}>
            {t("queue.emptyText")}
          </Empty>
        ) : (
          <>
            {view.paused && (
              <div className={styles.paused}>
                <Note data-testid="queue-paused">{t("queue.paused")}</Note>
              </div>
            )}
            <ul>
              {view.items.map((row) => (
                <QueueLine key={row.documentId} row={row} onLeave={onClose} />
              ))}
            </ul>
            {view.waiting > view.items.length && (
              <p className={`${styles.more} small quiet`}>
                {t("queue.more", { count: view.waiting - view.items.length })}
              </p>
            )}
          </>
        )}
      </div>
    </Drawer>
  );
}

function QueueLine({ row, onLeave }: { row: ReadingRow; onLeave: () => void }) {
  const { t, language } = useText("documents");
  const mayWork = useMay("work");
  const again = useAct("documents.read_again");
  const { documentId, filename, workspace, reading } = row;
  const failed = reading.state === "failed";
  const share = reading.pages === null || reading.pages === 0 ? null : reading.read / reading.pages;
  return (
    <li className={styles.line} data-state={reading.state} data-testid="queue-line">
      <div className="row">
        {needsCare(reading) && <Shape kind="near" small />}
        <GoTo
          to={{ room: "documents", id: documentId }}
          className={`${styles.name} cut private`}
          title={filename}
          onClick={onLeave}
        >
          {filename}
        </GoTo>
        {workspace !== null && <span className="end quiet small num nowrap">{workspace.reference}</span>}
      </div>
      {reading.state === "reading" && <Progress fill share={share} label={filename} />}
      <div className="row small soft">
        <span>{failed ? t(`why.${reasonOf(reading)}`) : readingWords(reading, t, language)}</span>
        {failed && mayWork && worthReading(reading) && (
          <button
            type="button"
            className="link end nowrap"
            disabled={again.isPending}
            onClick={() => again.mutate({ id: documentId })}
            data-testid="queue-again"
          >
            {t("menu.readAgain")}
          </button>
        )}
      </div>
    </li>
  );
}
