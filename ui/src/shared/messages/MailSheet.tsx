import { useEffect, useEffectEvent, useState } from "react";

import type { MailPreview } from "@/contract/MailPreview";
import type { OutboxMailView } from "@/contract/OutboxMailView";
import { MailFrame } from "@/shared/messages/MailFrame";
import { useAsk } from "@/shared/data/useAsk";
import { fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Note } from "@/shared/ui/Note";
import { Seg } from "@/shared/ui/Seg";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./Outbox.module.css";

type View = "html" | "text" | "source";

/** The bytes as a person reads them: what is no text is left as it stands on the wire. */
function sourceOf(bytes: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)));
}

interface Props {
  mail: OutboxMailView;
  /** Called for a mail that is on the screen, with what it is to the byte. Absent while something covers it. */
  onShown?: ((preview: MailPreview) => void) | undefined;
}

/** A mail exactly as it leaves: its heads, its two faces, and its bytes. */
export function MailSheet({ mail, onShown }: Props) {
  const { t, language } = useText("outbox");
  const [view, setView] = useState<View>("html");
  const { campaignId, prospectId, templateId } = mail;
  const asked = useAsk("mixer.preview", { campaignId, prospectId, templateId }, { keep: false });
  const sender = useAsk("outbox.senders", {}).data?.items[0];
  const template = useAsk("mixer.templates", {}).data?.items.find(({ id }) => id === templateId);
  const preview = asked.data;
  const shown = useEffectEvent((now: MailPreview) => onShown?.(now));
  const heard = onShown !== undefined;
  useEffect(() => {
    if (preview !== undefined && heard) shown(preview);
  }, [preview, heard]);
  if (preview === undefined) {
    return asked.isError ? (
      <Failed failure={asked.error} onRetry={() => void asked.refetch()} />
    ) : (
      <Skeleton rows={6} />
    );
  }
  const files = template?.attachments ?? [];
  return (
    <div className={styles.sheet} data-testid="mail-sheet">
      <dl className={styles.heads}>
        {sender !== undefined && (
          <>
            <dt>{t("head.from")}</dt>
            <dd>
              {sender.fromName} &lt;{sender.address}&gt;
            </dd>
          </>
        )}
        <dt>{t("head.to")}</dt>
        <dd className="private" data-testid="mail-to">
          {mail.name} {mail.recipient !== "" && <>&lt;{mail.recipient}&gt;</>}
        </dd>
        <dt>{t("head.subject")}</dt>
        <dd>
          <strong data-testid="mail-subject">{preview.subject}</strong>
        </dd>
        {files.length > 0 && (
          <>
            <dt>{t("head.files")}</dt>
            <dd>
              {files.map(({ filename, bytes }) => `${filename} (${fileSize(bytes, language)})`).join(", ")}
            </dd>
          </>
        )}
      </dl>
      {preview.problems.length > 0 && (
        <Note look="warn" data-testid="mail-problems">
          {preview.problems.map((problem) => (
            <p key={`${problem.word}${problem.subject}`}>
              {language === "en" ? problem.messageEn : problem.messageFr}
            </p>
          ))}
        </Note>
      )}
      {preview.lacksProducts && (
        <Note look="warn" data-testid="mail-lacks-products">
          {t("lacksProducts")}
        </Note>
      )}
      <div className={styles.views}>
        <Seg<View>
          value={view}
          options={[
            { value: "html", label: t("view.html"), testid: "mail-html" },
            { value: "text", label: t("view.text"), testid: "mail-text" },
            { value: "source", label: t("view.source"), testid: "mail-source" },
          ]}
          onValue={setView}
          aria-label={t("view.label")}
        />
        {preview.size > 0 && (
          <span className="quiet small" title={preview.sha256}>
            {t("exact", { size: fileSize(preview.size, language) })}
          </span>
        )}
      </div>
      {view === "html" ? (
        <MailFrame html={preview.html} fill />
      ) : (
        <pre className={styles.text} data-mono={view === "source"} tabIndex={0} data-testid="mail-words">
          {view === "text" ? preview.text : sourceOf(preview.bytes)}
        </pre>
      )}
    </div>
  );
}
