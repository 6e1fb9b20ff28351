import styles from "@/app/StatusLine.module.css";
import type { AccountView } from "@/contract/AccountView";
import { useAsk } from "@/shared/data/useAsk";
import { listTime } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Shape } from "@/shared/ui/Shape";

/** How many connections the line has room for. */
const SHOWN = 4;

/** Letters of a name that the line has room for; what happened to it must stand beside it. */
const LETTERS = 24;

/** `contact@firm.example` is `contact@`. */
function short(label: string): string {
  const at = label.indexOf("@");
  const name = at > 0 ? label.slice(0, at + 1) : label;
  return name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name;
}

/** Each connection with the last time it succeeded; refused ones first. */
export function Accounts() {
  const { t, language } = useText("app");
  const now = new Date(useNow());
  const accounts = useAsk("accounts.list", {}).data?.accounts ?? [];
  const worst = (account: AccountView) => (account.state === "refused" ? 0 : 1);
  const shown = accounts
    .filter(({ kind, state }) => kind === "imap" && state !== "paused")
    .sort((one, other) => worst(one) - worst(other))
    .slice(0, SHOWN);
  return (
    <div className={styles.end}>
      {shown.map((account) => {
        const refused = account.state === "refused" && account.failingSince !== null;
        const words = refused
          ? t("accountRefused", {
              name: short(account.label),
              when: listTime(account.failingSince ?? "", language, now),
            })
          : account.lastSuccessAt === null
            ? t("accountFirst", { name: short(account.label) })
            : `${short(account.label)} ${listTime(account.lastSuccessAt, language, now)}`;
        return (
          <GoTo
            key={account.id}
            to={{ room: "settings", section: "connections" }}
            className={`${styles.one} ${refused ? styles.bad : styles.well}`}
            title={account.label}
          >
            {refused && <Shape kind="critical" small />}
            <span className="cut">{words}</span>
          </GoTo>
        );
      })}
    </div>
  );
}
