import type { SmtpServer } from "@/contract/SmtpServer";
import { SecretField } from "@/shared/passphrase/SecretField";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { Select } from "@/shared/ui/Select";
import { Textarea } from "@/shared/ui/Textarea";
import { TextField } from "@/shared/ui/TextField";

import styles from "./Sending.module.css";

/** The usual port of each kind of connection. */
const PORTS: Record<string, number> = { tls: 465, starttls: 587, plain: 25 };

interface Props {
  server: SmtpServer;
  /** A password is kept already. */
  known: boolean;
  onServer: (server: SmtpServer) => void;
}

/** How to reach the server that mail is handed to. */
export function SmtpFields({ server, known, onServer }: Props) {
  const { t } = useText("sending");
  const set = (change: Partial<SmtpServer>) => onServer({ ...server, ...change });
  const { secret: _secret, ...withoutSecret } = server;
  const { extraRootPem: _pem, ...withoutRoot } = server;
  return (
    <>
      <div className={styles.server}>
        <TextField
          label={t("dialog.host")}
          placeholder="smtp.exemple.fr"
          value={server.host}
          onText={(host) => set({ host: host.trim() })}
          data-testid="sender-host"
        />
        <Field label={t("connections:server.security")}>
          {(control) => (
            <Select
              {...control}
              value={server.security}
              options={["tls", "starttls", "plain"].map((value) => ({
                value,
                label: t(`connections:server.securities.${value}`),
              }))}
              onValue={(security) => set({ security, port: PORTS[security] ?? server.port })}
              data-testid="sender-security"
            />
          )}
        </Field>
        <TextField
          label={t("connections:server.port")}
          type="number"
          min={1}
          max={65535}
          value={String(server.port)}
          onText={(port) => set({ port: Number(port) })}
          data-testid="sender-port"
        />
      </div>
      <div className={styles.half}>
        <TextField
          label={t("connections:server.username")}
          value={server.username}
          onText={(username) => set({ username })}
          data-testid="sender-username"
        />
        <SecretField
          label={t(server.auth === "oauth2" ? "connections:server.token" : "connections:server.password")}
          placeholder={known ? t("dialog.kept") : ""}
          autoComplete="off"
          value={server.secret ?? ""}
          onText={(typed) => onServer(typed === "" ? withoutSecret : { ...server, secret: typed })}
          data-testid="sender-secret"
        />
      </div>
      <details className={styles.more}>
        <summary>{t("dialog.more")}</summary>
        <div>
          <Field label={t("connections:server.auth")}>
            {(control) => (
              <Select
                {...control}
                value={server.auth}
                options={["password", "oauth2"].map((value) => ({
                  value,
                  label: t(`connections:server.ways.${value}`),
                }))}
                onValue={(auth) => set({ auth })}
                data-testid="sender-auth"
              />
            )}
          </Field>
          <Field label={t("connections:server.root")} hint={t("connections:server.rootHint")}>
            {(control) => (
              <Textarea
                {...control}
                spellCheck={false}
                value={server.extraRootPem ?? ""}
                onChange={({ target }) =>
                  onServer(
                    target.value.trim() === "" ? withoutRoot : { ...server, extraRootPem: target.value },
                  )
                }
                data-testid="sender-root"
              />
            )}
          </Field>
        </div>
      </details>
    </>
  );
}
