import { HardDriveDownload, RotateCcw } from "lucide-react";

import type { BackupsView } from "@/contract/BackupsView";
import { Row } from "@/features/settings/Row";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime } from "@/shared/text/dates";
import { count, fileSize } from "@/shared/text/numbers";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

/** The newest backup and the newest drill, with a button to do each now. */
export function LastRows({ view, busy }: { view: BackupsView; busy: boolean }) {
  const { t, language } = useText("backup");
  const now = new Date(useNow());
  const start = useAct("backup.start");
  const drill = useAct("backup.drill");
  const { plan, last, drill: tried } = view;
  const when = (at: string) => dayAndTime(at, language, now);
  const report = last?.report ?? null;
  const made =
    last === null || report === null
      ? t("lastNone")
      : t("lastHint", {
          when: when(last.at),
          messages: count(report.communications ?? 0, language),
          size: fileSize(report.contentBytes, language),
          moved: fileSize(report.movedBytes ?? 0, language),
        });
  const next = plan === null ? "" : t("next", { when: when(plan.nextAt) });
  return (
    <>
      <Row label={t("last")} hint={`${made} ${next}`}>
        {() => (
          <Button
            look="go"
            icon={HardDriveDownload}
            disabled={busy || start.isPending}
            onClick={() => start.mutate({})}
            data-testid="backup-now"
          >
            {t("now")}
          </Button>
        )}
      </Row>
      <Row
        label={t("drill")}
        hint={
          tried === null
            ? t("drillNone")
            : tried.report === null
              ? t("drillFailed", { when: when(tried.at), detail: tried.detail })
              : t("drillDone", {
                  when: when(tried.at),
                  messages: count(tried.report.communications ?? 0, language),
                })
        }
      >
        {() => (
          <Button
            icon={RotateCcw}
            disabled={busy || last === null || drill.isPending}
            onClick={() => drill.mutate({})}
            data-testid="backup-drill"
          >
            {t("drillNow")}
          </Button>
        )}
      </Row>
    </>
  );
}
