import { useEffect, useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { MailFrame } from "@/shared/messages/MailFrame";
import { MessageText } from "@/features/inbox/MessageText";
import { SHOW_SOURCE } from "@/features/inbox/showSource";
import { sourcesOf } from "@/features/inbox/sources";
import { useText } from "@/shared/text/useText";
import { Seg } from "@/shared/ui/Seg";

import styles from "./MessageBody.module.css";

type View = "text" | "html";

/** The text with its marks, or the mail as it was laid out. */
export function MessageBody({ message, onRemote }: { message: MessageView; onRemote: () => void }) {
  const { t } = useText("inbox");
  const { html, remoteBlocked } = message;
  const [view, setView] = useState<View>(message.text.trim() === "" && html !== null ? "html" : "text");
  useEffect(() => {
    // The numbered places are in the text, so a click on a number brings the text back.
    const toText = () => setView("text");
    window.addEventListener(SHOW_SOURCE, toText);
    return () => window.removeEventListener(SHOW_SOURCE, toText);
  }, []);
  return (
    <>
      {html !== null && (
        <div className={styles.views}>
          <Seg<View>
            value={view}
            options={[
              { value: "text", label: t("read.text"), testid: "view-text" },
              { value: "html", label: t("read.html"), testid: "view-html" },
            ]}
            onValue={setView}
            aria-label={t("read.view")}
          />
          {remoteBlocked > 0 && (
            <p className={styles.remote} data-testid="remote-blocked">
              {t("read.remote", { count: remoteBlocked })}
              {" · "}
              <button
                type="button"
                className="link"
                title={t("read.remoteWhy")}
                onClick={() => {
                  setView("html");
                  onRemote();
                }}
                data-testid="show-remote"
              >
                {t("read.showRemote")}
              </button>
            </p>
          )}
        </div>
      )}
      {view === "html" && html !== null ? (
        <MailFrame html={html} />
      ) : (
        <MessageText
          text={message.text}
          quotedFrom={message.quotedFrom}
          sources={sourcesOf(message.analysis)}
        />
      )}
    </>
  );
}
