import { FolderOpen, MailPlus, Plus, RefreshCw } from "lucide-react";
import { useState } from "react";

import { AccountRow } from "@/features/settings/connections/AccountRow";
import { AddMailbox } from "@/features/settings/connections/AddMailbox";
import styles from "@/features/settings/connections/ConnectionsSection.module.css";
import { PollRow } from "@/features/settings/connections/PollRow";
import { RefusedAccount } from "@/features/settings/connections/RefusedAccount";
import { Loaded } from "@/features/settings/Loaded";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { useBringIn } from "@/shared/bringin/useBringIn";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

/** Where mail comes from: the refused ones first, with what to do; then each with its last success. */
export function ConnectionsSection() {
  const { t } = useText("connections");
  const may = useMay("connect");
  const [adding, setAdding] = useState(false);
  const { choose, busy } = useBringIn();
  const ask = useAsk("accounts.list", {});
  const sync = useAct("accounts.sync", { said: () => t("syncing") });
  const accounts = ask.data?.accounts ?? [];
  const refused = accounts.filter(({ state }) => state === "refused");
  const syncAll = () => sync.mutate({});
  useKeys(
    may
      ? [
          { id: "connections.sync", keys: "shift+u", label: t("syncAll"), group: t("title"), run: syncAll },
          {
            id: "connections.add",
            keys: "n",
            label: t("add"),
            group: t("title"),
            run: () => setAdding(true),
          },
        ]
      : [],
  );
  const counts = [
    t("count", { count: accounts.length }),
    refused.length > 0 ? t("refusedCount", { count: refused.length }) : "",
  ].filter((part) => part !== "");
  const end = may && (
    <>
      {accounts.some(({ kind }) => kind === "imap") && (
        <Button
          look="quiet"
          icon={RefreshCw}
          keys="shift+u"
          disabled={sync.isPending}
          onClick={syncAll}
          data-testid="connections-sync"
        >
          {t("syncAll")}
        </Button>
      )}
      <Button look="go" icon={Plus} onClick={() => setAdding(true)} data-testid="connections-add">
        {t("add")}
      </Button>
    </>
  );
  return (
    <SettingsFrame
      section="connections"
      bar={<span className="soft small">{counts.join(", ")}</span>}
      end={end}
    >
      <Loaded answer={ask.data} error={ask.error} onRetry={() => void ask.refetch()}>
        {() => (
          <>
            {refused.map((account) => (
              <RefusedAccount key={account.id} account={account} mayChange={may} />
            ))}
            <section className={styles.section}>
              <div className={styles.head}>
                <h2>{t("mailboxes")}</h2>
                <span className="end quiet small">{t("columns")}</span>
              </div>
              <ul>
                {accounts
                  .filter(({ kind }) => kind !== "files")
                  .map((account) => (
                    <AccountRow key={account.id} account={account} mayChange={may} />
                  ))}
              </ul>
              {!accounts.some(({ kind }) => kind !== "files") && (
                <p className={`${styles.none} soft`}>{t("noMailbox")}</p>
              )}
              <PollRow />
            </section>
            <section className={styles.section}>
              <div className={styles.head}>
                <h2>{t("files")}</h2>
              </div>
              <ul>
                {accounts
                  .filter(({ kind }) => kind === "files")
                  .map((account) => (
                    <AccountRow key={account.id} account={account} mayChange={may} />
                  ))}
              </ul>
              <div className={styles.files}>
                <Button
                  icon={MailPlus}
                  disabled={busy}
                  onClick={() => choose("files")}
                  data-testid="connections-files"
                >
                  {t("chooseFiles")}
                </Button>
                <Button
                  icon={FolderOpen}
                  disabled={busy}
                  onClick={() => choose("folders")}
                  data-testid="connections-folder"
                >
                  {t("chooseFolder")}
                </Button>
                <span className="quiet small">{t("filesHint")}</span>
              </div>
            </section>
          </>
        )}
      </Loaded>
      {adding && <AddMailbox onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}
