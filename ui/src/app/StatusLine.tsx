import { useSyncExternalStore } from "react";

import { Bell } from "@/app/Bell";
import { Accounts } from "@/app/StatusAccounts";
import { StatusBackup } from "@/app/StatusBackup";
import { StatusJobs } from "@/app/StatusJobs";
import { StatusOutbox } from "@/app/StatusOutbox";
import { StatusReading } from "@/app/StatusReading";
import styles from "@/app/StatusLine.module.css";
import { useText } from "@/shared/text/useText";
import { ToastPlace } from "@/shared/ui/Toasts";

function subscribe(listener: () => void): () => void {
  window.addEventListener("online", listener);
  window.addEventListener("offline", listener);
  return () => {
    window.removeEventListener("online", listener);
    window.removeEventListener("offline", listener);
  };
}

/** One thin line: is there a network, what is being done, when did each connection last succeed. */
export function StatusLine({ version }: { version: string }) {
  const { t } = useText("app");
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <footer className={styles.status} data-testid="status-line" title={t("version", { version })}>
      <span
        className={`${styles.one} ${styles.whole}`}
        title={online ? undefined : t("offlineHint")}
        data-testid="status-online"
      >
        <span className={styles.dot} data-off={!online} />
        <span className={online ? styles.calm : undefined}>{t(online ? "online" : "offline")}</span>
      </span>
      <Bell />
      <StatusJobs />
      <StatusReading />
      <StatusOutbox />
      <ToastPlace />
      <div className={styles.end}>
        <StatusBackup />
        <Accounts />
      </div>
    </footer>
  );
}
