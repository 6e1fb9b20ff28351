import { useState } from "react";

import type { SenderView } from "@/contract/SenderView";
import type { SmtpServer } from "@/contract/SmtpServer";
import { SmtpFields } from "@/features/settings/sending/SmtpFields";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Note } from "@/shared/ui/Note";
import { TextField } from "@/shared/ui/TextField";

import styles from "./Sending.module.css";

interface Props {
  /** The account that is changed; a new one without it. */
  sender?: SenderView | undefined;
  onClose: () => void;
}

function serverOf(sender: SenderView | undefined): SmtpServer {
  const { host = "", port = 465, security = "tls", username = "", auth = "password" } = sender ?? {};
  return { host, port, security, username, auth };
}

/** An account mail leaves from. It can be tried before it is kept; trying sends nothing. */
export function SenderDialog({ sender, onClose }: Props) {
  const { t, language } = useText("sending");
  const [fromName, setFromName] = useState(sender?.fromName ?? "");
  const [address, setAddress] = useState(sender?.address ?? "");
  const [cap, setCap] = useState(String(sender?.hourlyCap ?? 60));
  const [server, setServer] = useState(serverOf(sender));
  const test = useAct("outbox.test_sender", { quiet: true });
  const save = useAct("outbox.save_sender", {
    quiet: true,
    onDone: onClose,
    said: () => t("saved", { address }),
  });
  const hourlyCap = Number(cap);
  const wrongCap = !(cap !== "" && Number.isInteger(hourlyCap) && hourlyCap >= 0);
  const reachable = server.host !== "" && server.port > 0;
  const ready = address.includes("@") && reachable && !wrongCap;
  const change = (next: SmtpServer) => {
    test.reset();
    setServer(next);
  };
  const tested = test.data;
  const known = sender === undefined ? {} : { id: sender.id };
  const elsewhere = sender !== undefined && sender.host !== server.host && server.secret === undefined;
  return (
    <FormDialog
      title={t(sender === undefined ? "dialog.new" : "dialog.edit")}
      about={t("dialog.about")}
      verb={t("common:save")}
      ready={ready}
      pending={save.isPending}
      failure={save.error ?? test.error}
      onSubmit={() =>
        save.mutate({
          ...known,
          fromName: fromName.trim(),
          address: address.trim(),
          hourlyCap,
          server,
        })
      }
      onClose={onClose}
      wide
      name="sender"
    >
      <div className={styles.half}>
        <TextField
          label={t("dialog.name")}
          hint={t("dialog.nameHint")}
          value={fromName}
          onText={setFromName}
          autoFocus
          data-testid="sender-name"
        />
        <TextField
          label={t("dialog.address")}
          type="email"
          value={address}
          onText={(typed) => {
            // What one signs in with is the address, nearly everywhere.
            if (server.username === address) change({ ...server, username: typed });
            setAddress(typed);
          }}
          data-testid="sender-address"
        />
      </div>
      <SmtpFields server={server} known={sender !== undefined} onServer={change} />
      <TextField
        label={t("dialog.cap")}
        hint={t("dialog.capHint")}
        wrong={wrongCap ? t("dialog.capWrong") : undefined}
        inputMode="numeric"
        value={cap}
        onText={setCap}
        data-testid="sender-cap"
      />
      <div className={styles.test}>
        <Button
          disabled={!reachable || test.isPending}
          onClick={() => test.mutate({ ...known, server })}
          data-testid="sender-test"
        >
          {t(test.isPending ? "test.trying" : "test.verb")}
        </Button>
        <span className="small quiet">{t(elsewhere ? "test.needsSecret" : "test.hint")}</span>
      </div>
      {tested !== undefined && (
        <Note look={tested.ok ? "plain" : "bad"} data-testid="sender-tested">
          {tested.ok ? t("test.ok") : language === "en" ? tested.why?.messageEn : tested.why?.messageFr}
          {tested.why !== null && tested.why.said !== "" && (
            <span className="soft small" style={{ display: "block" }}>
              {t(tested.why.word === "offline" ? "connections:detail" : "connections:serverSaid", {
                words: tested.why.said,
              })}
            </span>
          )}
        </Note>
      )}
    </FormDialog>
  );
}
