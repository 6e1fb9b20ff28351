import { Printer } from "lucide-react";
import { createPortal } from "react-dom";

import { LogSheet } from "@/features/settings/deadlines/LogSheet";
import styles from "@/features/settings/deadlines/Tables.module.css";
import { Loaded } from "@/features/settings/Loaded";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";

/** The page of one day, to read and to print. */
export function LogPage({ day, onClose }: { day: string; onClose: () => void }) {
  const { t, language } = useText("law");
  const page = useAsk("deadlines.log_page", { day }, { keep: false });
  return (
    <Dialog
      title={t("log.pageTitle", { day: calendarDay(day, language) })}
      onClose={onClose}
      wide
      data-testid="log-page"
      foot={
        <>
          <Button onClick={onClose}>{t("common:close")}</Button>
          <Button
            look="go"
            icon={Printer}
            disabled={page.data === undefined}
            onClick={() => window.print()}
            data-testid="log-print"
          >
            {t("log.print")}
          </Button>
        </>
      }
    >
      <Loaded answer={page.data} error={page.error} onRetry={() => void page.refetch()}>
        {(view) => (
          <>
            <LogSheet view={view} />
            {createPortal(
              <div className={styles.paper} data-paper aria-hidden="true">
                <h1>{t("log.pageTitle", { day: calendarDay(day, language) })}</h1>
                <p>{view.firmName}</p>
                <LogSheet view={view} />
              </div>,
              document.body,
            )}
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
