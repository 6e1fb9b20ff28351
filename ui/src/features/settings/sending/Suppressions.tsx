import { useState } from "react";

import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { TextField } from "@/shared/ui/TextField";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Sending.module.css";

/** Addresses that are never written to, whatever list they come back with. */
export function Suppressions() {
  const { t, language } = useText("sending");
  const may = useMay("work");
  const toast = useToast();
  const ask = useAsk("outbox.suppressions", {});
  const [email, setEmail] = useState("");
  const [reason, setReason] = useState("");
  const suppress = useAct("outbox.suppress", {
    quiet: true,
    onDone() {
      setEmail("");
      setReason("");
    },
  });
  const release = useAct("outbox.release", {
    onDone: (_, request) => {
      const before = ask.data?.items.find((one) => one.email === request.email);
      toast.show(
        t("suppressed.released", { email: request.email }),
        before === undefined
          ? undefined
          : () => suppress.mutate({ email: before.email, reason: before.reason }),
      );
    },
  });
  return (
    <Group title={t("suppressed.title")} about={t("suppressed.about")}>
      {may && (
        <form
          className={styles.suppress}
          onSubmit={(event) => {
            event.preventDefault();
            if (email.includes("@")) suppress.mutate({ email: email.trim(), reason: reason.trim() });
          }}
        >
          <TextField
            label={t("suppressed.email")}
            type="email"
            value={email}
            onText={setEmail}
            data-testid="suppress-email"
          />
          <TextField
            label={t("suppressed.reason")}
            value={reason}
            onText={setReason}
            data-testid="suppress-reason"
          />
          <Button
            type="submit"
            disabled={!email.includes("@") || suppress.isPending}
            data-testid="suppress-add"
          >
            {t("suppressed.add")}
          </Button>
        </form>
      )}
      {suppress.isError && <FailureNote failure={suppress.error} />}
      <Loaded answer={ask.data} error={ask.error} onRetry={() => void ask.refetch()}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={styles.none}>{t("suppressed.none")}</p>
          ) : (
            <ul>
              {items.map((entry) => (
                <li key={entry.email} className={styles.entry} data-testid="suppressed">
                  <span className="cut private">{entry.email}</span>
                  <span className="cut soft">{entry.reason}</span>
                  <time className="quiet small" dateTime={entry.at}>
                    {calendarDay(entry.at, language)}
                  </time>
                  {may && (
                    <button
                      type="button"
                      className="link"
                      onClick={() => release.mutate({ email: entry.email })}
                      data-testid="suppress-release"
                    >
                      {t("suppressed.release")}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Group>
  );
}
