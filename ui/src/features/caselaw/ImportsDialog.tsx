import { Undo2 } from "lucide-react";

import type { DecisionImportView } from "@/contract/DecisionImportView";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";

import styles from "./CaseLawPage.module.css";

/** Refused files that one import shows. */
const NAMED = 20;

interface Props {
  imports: DecisionImportView[];
  mayWork: boolean;
  onClose: () => void;
}

/** Every import with what came of it; each can be taken back. */
export function ImportsDialog({ imports, mayWork, onClose }: Props) {
  const { t } = useText("caselaw");
  return (
    <Dialog
      title={t("imports.title")}
      about={t("imports.about")}
      onClose={onClose}
      wide
      foot={<Button onClick={onClose}>{t("common:close")}</Button>}
      data-testid="imports-dialog"
    >
      {imports.length === 0 ? (
        <p className="quiet">{t("imports.none")}</p>
      ) : (
        <div className={styles.rows}>
          {imports.map((one) => (
            <ImportEntry key={one.id} one={one} mayWork={mayWork} />
          ))}
        </div>
      )}
    </Dialog>
  );
}

function ImportEntry({ one, mayWork }: { one: DecisionImportView; mayWork: boolean }) {
  const { t, language } = useText("caselaw");
  const undo = useAct("case_law.undo");
  const { report } = one;
  const shown = (value: number) => count(value, language);
  return (
    <article className={styles.report} data-testid="import-entry" data-state={one.state}>
      <div className="row">
        <span className="cut">
          <b>{one.title}</b>, <time dateTime={one.at}>{dayAndTime(one.at, language, new Date())}</time>
          {one.by !== null && `, ${one.by}`}
        </span>
        {one.undoable && mayWork && (
          <Button
            size="small"
            className="end"
            icon={Undo2}
            disabled={undo.isPending}
            onClick={() => undo.mutate({ id: one.id })}
            data-testid="import-undo"
          >
            {t("imports.undo")}
          </Button>
        )}
      </div>
      <p className="small soft">
        {t(`imports.state.${one.state}`, { defaultValue: one.state })}
        {report !== null &&
          ` ${t("imports.sum", {
            read: shown(report.read),
            created: shown(report.created),
            updated: shown(report.updated),
            unchanged: shown(report.unchanged),
            refused: shown(report.refused),
          })}`}
      </p>
      {report !== null && report.refusals.length > 0 && (
        <ul className="small">
          {report.refusals.slice(0, NAMED).map(({ file, reason }) => (
            <li key={`${file} ${reason}`} className="cut">
              {t("imports.refused", {
                file,
                reason: t(`imports.reason.${reason}`, { defaultValue: reason }),
              })}
            </li>
          ))}
          {report.refused > NAMED && <li>{t("imports.more", { count: report.refused - NAMED })}</li>}
        </ul>
      )}
    </article>
  );
}
