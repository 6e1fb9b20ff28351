import { Ellipsis, FileText, KeyRound, Mail, Pause, Play, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";

import type { AccountView } from "@/contract/AccountView";
import styles from "@/features/settings/connections/AccountRow.module.css";
import { AccountState } from "@/features/settings/connections/AccountState";
import { Reconnect } from "@/features/settings/connections/Reconnect";
import { useAct } from "@/shared/data/useAct";
import { fromNow, listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Confirm } from "@/shared/ui/Confirm";
import { Icon } from "@/shared/ui/Icon";
import { Menu } from "@/shared/ui/Menu";

/** One connection: which, how it is, last success then next reading, and what can be done. */
export function AccountRow({ account, mayChange }: { account: AccountView; mayChange: boolean }) {
  const { t, language } = useText("connections");
  const now = new Date(useNow());
  const [asking, setAsking] = useState<"remove" | "secret" | null>(null);
  const sync = useAct("accounts.sync", { said: () => t("syncing") });
  const pause = useAct("accounts.set_paused");
  const remove = useAct("accounts.remove", { said: () => t("removed", { label: account.label }) });
  const { id, kind, label, server, state, lastSuccessAt, nextAt, folders } = account;
  const imap = kind === "imap";
  const paused = state === "paused";
  const items = [
    ...(imap && !paused
      ? [{ id: "sync", icon: RefreshCw, label: t("menu.sync"), run: () => sync.mutate({ id }) }]
      : []),
    ...(imap
      ? [
          {
            id: "pause",
            icon: paused ? Play : Pause,
            label: t(paused ? "menu.resume" : "menu.pause"),
            run: () => pause.mutate({ id, paused: !paused }),
          },
        ]
      : []),
    ...(imap
      ? [{ id: "secret", icon: KeyRound, label: t("menu.secret"), run: () => setAsking("secret") }]
      : []),
    { id: "remove", icon: Trash2, label: t("menu.remove"), run: () => setAsking("remove") },
  ];
  return (
    <li className={styles.row} data-testid="account" data-state={state}>
      <Icon of={imap ? Mail : FileText} />
      <div className={styles.two}>
        <b className="cut" title={label}>
          {label}
        </b>
        <span className="quiet small cut" title={folders.join(", ")}>
          {imap
            ? [server, folders.join(", ")].filter((part) => part !== "").join(" ; ")
            : t(label.includes("@") ? "broughtBox" : "filesKind")}
        </span>
      </div>
      <AccountState account={account} />
      <div className={styles.two}>
        <time className="num">
          {lastSuccessAt !== null ? listTime(lastSuccessAt, language, now) : imap ? t("never") : ""}
        </time>
        <span className="quiet small">
          {state === "syncing" ? t("running") : nextAt === null ? "" : fromNow(nextAt, language, now)}
        </span>
      </div>
      {mayChange && (
        <Menu align="end" groups={[{ items }]} data-testid="account-menu">
          <Button
            look="quiet"
            icon={Ellipsis}
            aria-label={t("menu.open", { label })}
            data-testid="account-more"
          />
        </Menu>
      )}
      {asking === "secret" && <Reconnect account={account} onClose={() => setAsking(null)} />}
      {asking === "remove" && (
        <Confirm
          title={t("remove.title", { label })}
          about={t("remove.about")}
          verb={t("remove.verb")}
          onClose={() => setAsking(null)}
          onConfirm={() => {
            remove.mutate({ id });
            setAsking(null);
          }}
        />
      )}
    </li>
  );
}
