import type { ImapServer } from "@/contract/ImapServer";
import { guessHost, PORTS } from "@/features/settings/connections/guessServer";
import styles from "@/features/settings/connections/ServerFields.module.css";
import { SecretField } from "@/shared/passphrase/SecretField";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { Select } from "@/shared/ui/Select";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";

interface ServerFieldsProps {
  label: string;
  onLabel: (label: string) => void;
  server: ImapServer;
  onServer: (server: ImapServer) => void;
}

/** How to reach a mailbox. What can be guessed from the address is filled in. */
export function ServerFields({ label, onLabel, server, onServer }: ServerFieldsProps) {
  const { t } = useText("connections");
  const set = (change: Partial<ImapServer>) => onServer({ ...server, ...change });
  const address = (typed: string) => {
    const guessed = server.host === guessHost(label) || server.host === "";
    set({
      ...(guessed ? { host: guessHost(typed) } : {}),
      ...(server.username === label ? { username: typed } : {}),
    });
    onLabel(typed);
  };
  const securities = ["tls", "starttls", "plain"].map((value) => ({
    value,
    label: t(`server.securities.${value}`),
  }));
  const ways = ["password", "oauth2"].map((value) => ({ value, label: t(`server.ways.${value}`) }));
  return (
    <>
      <TextField
        label={t("server.address")}
        autoFocus
        type="email"
        placeholder="contact@cabinet.fr"
        value={label}
        onText={address}
        data-testid="imap-label"
      />
      <div className={styles.half}>
        <TextField
          label={t("server.username")}
          value={server.username}
          onText={(username) => set({ username })}
          data-testid="imap-username"
        />
        <SecretField
          label={t(server.auth === "oauth2" ? "server.token" : "server.password")}
          value={server.secret}
          onText={(secret) => set({ secret })}
          data-testid="imap-secret"
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t("server.host")}
          hint={t("server.hostHint")}
          value={server.host}
          onText={(host) => set({ host: host.trim() })}
          data-testid="imap-host"
        />
        <TextField
          label={t("server.port")}
          type="number"
          min={1}
          max={65535}
          value={String(server.port)}
          onText={(port) => set({ port: Number(port) })}
          data-testid="imap-port"
        />
      </div>
      <details className={styles.more} data-testid="imap-more">
        <summary>{t("server.more")}</summary>
        <div>
          <div className={styles.half}>
            <Field label={t("server.security")}>
              {(control) => (
                <Select
                  {...control}
                  value={server.security}
                  options={securities}
                  onValue={(security) => set({ security, port: PORTS[security] ?? server.port })}
                  data-testid="imap-security"
                />
              )}
            </Field>
            <Field label={t("server.auth")}>
              {(control) => (
                <Select
                  {...control}
                  value={server.auth}
                  options={ways}
                  onValue={(auth) => set({ auth })}
                  data-testid="imap-auth"
                />
              )}
            </Field>
          </div>
          <Field label={t("server.root")} hint={t("server.rootHint")}>
            {(control) => (
              <Textarea
                {...control}
                spellCheck={false}
                value={server.extraRootPem ?? ""}
                onChange={(event) => onServer(withRoot(server, event.target.value))}
                data-testid="imap-root"
              />
            )}
          </Field>
        </div>
      </details>
    </>
  );
}

/** An empty text is no certificate. */
function withRoot({ extraRootPem: _, ...server }: ImapServer, pem: string): ImapServer {
  return pem.trim() === "" ? server : { ...server, extraRootPem: pem };
}
