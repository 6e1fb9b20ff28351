import { useLayoutEffect, useRef, useState } from "react";

import type { MessageView } from "@/contract/MessageView";
import { MarkedText } from "@/features/inbox/MarkedText";
import { sourcesOf } from "@/features/inbox/sources";
import { useText } from "@/shared/text/useText";

import styles from "./MessageHead.module.css";

/** The subject: four lines of it, and all of it when a person asks. */
export function Subject({ message }: { message: MessageView }) {
  const { t } = useText("inbox");
  const [open, setOpen] = useState(false);
  const [cut, setCut] = useState(false);
  const box = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const heading = box.current;
    if (heading === null || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setCut(heading.scrollHeight > heading.clientHeight + 1));
    observer.observe(heading);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <h2
        ref={box}
        className={`${styles.subject} private`}
        data-open={open}
        dir="auto"
        data-testid="message-subject"
      >
        {message.subject === "" ? (
          t("list.noSubject")
        ) : (
          <MarkedText text={message.subject} field="subject" sources={sourcesOf(message.analysis)} />
        )}
      </h2>
      {(cut || open) && (
        <button
          type="button"
          className="link small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          data-testid="whole-subject"
        >
          {t(open ? "read.lessSubject" : "read.wholeSubject")}
        </button>
      )}
    </>
  );
}
