import type { Restore } from "@/shared/restore/useRestore";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Note } from "@/shared/ui/Note";
import { Progress } from "@/shared/ui/Progress";

/** How a restoration is doing; nothing when there is none. */
export function RestorePanel({ restore }: { restore: Restore }) {
  const { t } = useText("backup");
  const { view, refused, cancel } = restore;
  if (refused !== null && view?.state !== "running") return <FailureNote failure={refused} />;
  if (view === undefined || view.state === "none") return null;
  if (view.state === "running")
    return (
      <Note data-testid="restore-running">
        {t("restore.running")}
        <div className="row">
          <span className="grow" style={{ minWidth: 0 }}>
            <Progress
              fill
              share={view.total === 0 ? null : view.done / view.total}
              label={t("restore.running")}
            />
          </span>
          <Button size="small" onClick={cancel} data-testid="restore-cancel">
            {t("stop")}
          </Button>
        </div>
      </Note>
    );
  if (view.failure !== null) return <FailureNote failure={view.failure} />;
  return (
    <Note data-testid="restore-ended">
      {view.state === "cancelled"
        ? t("restore.cancelled")
        : t("restore.done", { firm: view.report?.firmName ?? "" })}
    </Note>
  );
}
