import { Copy, ExternalLink, Trash2, X } from "lucide-react";
import { useEffect, useRef } from "react";

import type { MessageView } from "@/contract/MessageView";
import { mailtoOf } from "@/features/inbox/mailto";
import { useDraft } from "@/features/inbox/useDraft";
import { fromNow } from "@/shared/text/dates";
import { useNow } from "@/shared/text/useNow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Note } from "@/shared/ui/Note";
import { Textarea } from "@/shared/ui/Textarea";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./DraftEditor.module.css";

interface Props {
  message: MessageView;
  /** How often a person asked to write it: only then does it take the keyboard. */
  replies: number;
  onClose: () => void;
}

/** The reply being written. It keeps itself and leaves nowhere by itself, and says so. */
export function DraftEditor({ message, replies, onClose }: Props) {
  const { t, language } = useText("inbox");
  const toast = useToast();
  const draft = useDraft(message);
  const box = useRef<HTMLElement>(null);
  const now = new Date(useNow());
  useEffect(() => {
    if (replies === 0) return;
    box.current?.scrollIntoView?.({ block: "nearest" });
    const text = box.current?.querySelector("textarea");
    text?.focus({ preventScroll: true });
    text?.setSelectionRange(text.value.length, text.value.length);
  }, [replies]);
  const copy = (said: string) =>
    void navigator.clipboard.writeText(draft.text).then(() => toast.show(said), toast.fail);
  const subject = `Re: ${message.subject.replace(/^(re\s*:\s*)+/i, "")}`;
  const mail = mailtoOf(message.from.address, subject, draft.text);
  const saved = draft.savedAt === null ? "" : fromNow(draft.savedAt, language, now);
  return (
    <section ref={box} className={styles.draft} aria-label={t("draft.label")} data-testid="draft">
      <div className={styles.head}>
        <h3>{t("draft.label")}</h3>
        <span className="cut small soft private">{t("draft.to", { address: message.from.address })}</span>
        <span className={styles.state} role="status" data-testid="draft-state">
          {draft.state !== "empty" && t(`draft.${draft.state}`, { when: saved })}
        </span>
        <Button look="quiet" size="small" icon={X} aria-label={t("draft.close")} onClick={onClose} />
      </div>
      <Textarea
        rows={8}
        value={draft.text}
        onChange={(event) => draft.write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          document.getElementById("message")?.focus();
        }}
        placeholder={t("draft.placeholder")}
        aria-label={t("draft.label")}
        data-testid="draft-text"
      />
      {draft.state === "elsewhere" && (
        <Note look="warn" data-testid="draft-elsewhere">
          {t("draft.elsewhereAbout")}{" "}
          <button
            type="button"
            className="link"
            onClick={() => draft.settle("theirs")}
            data-testid="draft-theirs"
          >
            {t("draft.theirs")}
          </button>{" "}
          <button
            type="button"
            className="link"
            onClick={() => draft.settle("mine")}
            data-testid="draft-mine"
          >
            {t("draft.mine")}
          </button>
        </Note>
      )}
      <div className={styles.foot}>
        <Button
          size="small"
          icon={Copy}
          disabled={draft.text === ""}
          onClick={() => copy(t("draft.copied"))}
          data-testid="draft-copy"
        >
          {t("draft.copy")}
        </Button>
        <a
          className={styles.out}
          href={mail.href}
          onClick={() => mail.isCut && copy(t("draft.tooLong"))}
          data-testid="draft-mailto"
        >
          <ExternalLink size={14} aria-hidden="true" />
          {t("draft.openMail")}
        </a>
        <Button
          size="small"
          look="quiet"
          className="end"
          icon={Trash2}
          aria-label={t("draft.discard")}
          onClick={() => {
            const before = draft.text;
            draft.discard();
            toast.show(t("draft.discarded"), before === "" ? undefined : () => draft.restore(before));
            onClose();
          }}
          data-testid="draft-discard"
        />
      </div>
      <p className="small quiet">{t("draft.honest")}</p>
    </section>
  );
}
