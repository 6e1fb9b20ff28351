import { ListRestart } from "lucide-react";

import type { BatchRow } from "@/contract/BatchRow";
import { stepWords } from "@/features/campaigns/stepWords";
import { useAct } from "@/shared/data/useAct";
import { useRows } from "@/shared/data/useRows";
import { nameOf } from "@/shared/prospects/nameOf";
import { listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./DecisionsDialog.module.css";

/** Rows a page. */
const PAGE = 50;

/** What was decided in a campaign, the last first; each can be taken back, an hour or a day later too. */
export function DecisionsDialog({ campaignId, onClose }: { campaignId: string; onClose: () => void }) {
  const { t } = useText("campaigns");
  const { rows, loading, failure, more, again, whole } = useRows("prospects.batches", {
    campaignId,
    limit: PAGE,
  });
  const undo = useAct("prospects.undo", { said: ({ changed }) => t("undone", { count: changed }) });
  return (
    <Dialog
      title={t("decisions.title")}
      about={t("decisions.about")}
      onClose={onClose}
      wide
      data-testid="decisions"
      foot={
        <>
          {!whole && <Button onClick={more}>{t("decisions.more")}</Button>}
          <Button onClick={onClose}>{t("common:close")}</Button>
        </>
      }
    >
      {failure !== null ? (
        <Failed failure={failure} onRetry={again} />
      ) : loading ? (
        <Skeleton rows={4} />
      ) : rows.length === 0 ? (
        <Empty icon={ListRestart} title={t("decisions.none")}>
          {t("decisions.noneText")}
        </Empty>
      ) : (
        <ul className={styles.list}>
          {rows.map((row, at) => (
            <Decision
              key={row.id}
              row={row}
              first={at === 0}
              busy={undo.isPending}
              onUndo={() => undo.mutate({ batch: row.id })}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

interface Props {
  row: BatchRow;
  /** Its button has the focus: the last decision is taken back by Enter. */
  first: boolean;
  busy: boolean;
  onUndo: () => void;
}

function Decision({ row, first, busy, onUndo }: Props) {
  const { t, language } = useText("campaigns");
  const now = new Date(useNow());
  const { at, changed, standing, lead, set } = row;
  const words = new Set(set.map((step) => stepWords(t, language, step)));
  // Taking back puts each one where they were: several places have no word of their own.
  const various = set.length > new Set(set.map(({ field }) => field)).size;
  const who = lead === null ? t("decisions.prospects", { count: changed }) : nameOf(lead);
  return (
    <li className={styles.row} data-testid="decision">
      <div className={styles.what}>
        <b className="private cut">{who}</b>
        <span className="soft cut">{various ? t("decisions.asBefore") : [...words].join(", ")}</span>
      </div>
      <time className="quiet" dateTime={at}>
        {listTime(at, language, now)}
      </time>
      {standing === 0 ? (
        <span className={`${styles.end} quiet`}>{t("decisions.changedSince")}</span>
      ) : (
        <span className={styles.end}>
          {standing < changed && (
            <span className="quiet">{t("decisions.standing", { count: standing, all: changed })}</span>
          )}
          <Button
            size="small"
            disabled={busy}
            autoFocus={first}
            aria-label={t("decisions.undo", { what: who })}
            onClick={onUndo}
            data-testid="decision-undo"
          >
            {t("common:undo")}
          </Button>
        </span>
      )}
    </li>
  );
}
