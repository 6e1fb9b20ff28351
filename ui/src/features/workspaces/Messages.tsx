import { Mail } from "lucide-react";

import type { MessageRow } from "@/contract/MessageRow";
import { Section } from "@/shared/ui/Section";
import { listTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Rows.module.css";

/** The messages filed here; each opens in the inbox. */
export function Messages({ messages }: { messages: MessageRow[] }) {
  const { t, language } = useText("workspaces");
  const now = new Date();
  return (
    <Section
      title={t("messages.title")}
      count={messages.length > 0 ? count(messages.length, language) : undefined}
      data-testid="messages"
    >
      <ul>
        {messages.slice(0, 8).map((message) => (
          <li key={message.id}>
            <GoTo
              className={styles.row}
              to={{ room: "inbox", id: message.id }}
              data-testid="workspace-message"
            >
              <Icon of={Mail} />
              <span className="cut private">
                <strong>{message.from}</strong> {message.subject || t("messages.noSubject")}
              </span>
              <time className={styles.note} dateTime={message.receivedAt}>
                {listTime(message.receivedAt, language, now)}
              </time>
            </GoTo>
          </li>
        ))}
      </ul>
      {messages.length === 0 && <p className={styles.none}>{t("messages.empty")}</p>}
    </Section>
  );
}
