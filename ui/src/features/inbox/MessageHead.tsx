import { Ellipsis, PanelRight } from "lucide-react";

import type { MessageView } from "@/contract/MessageView";
import type { PartyView } from "@/contract/PartyView";
import { MarkedText } from "@/features/inbox/MarkedText";
import { Subject } from "@/features/inbox/Subject";
import { sourcesOf } from "@/features/inbox/sources";
import type { Steps } from "@/features/inbox/useMessageKeys";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Menu } from "@/shared/ui/Menu";
import { PriorityWord } from "@/shared/ui/PriorityWord";

import styles from "./MessageHead.module.css";

interface Props {
  message: MessageView;
  position: string | undefined;
  onAnalysis: (() => void) | undefined;
  steps: Steps;
}

/** Who wrote, when, about what, into which mailbox. */
export function MessageHead({ message, position, onAnalysis, steps }: Props) {
  const { t, language } = useText("inbox");
  const { analysis, workspace, from } = message;
  const sender = from.name || from.address || t("list.noSender");
  const names = (people: PartyView[]) => people.map((party) => party.name || party.address).join(", ");
  const more = [
    { id: "mark-unread", label: t("read.markUnread"), keys: "u", run: () => steps.markRead(false) },
    { id: "print", label: t("read.print"), run: () => window.print() },
  ];
  return (
    <header>
      <div className={styles.facts}>
        {analysis !== null && <PriorityWord priority={analysis.priority.value} />}
        <span className="cut">{t("read.mailbox", { account: message.account })}</span>
        {workspace === null ? (
          <span>{t("read.noWorkspace")}</span>
        ) : (
          <GoTo to={{ room: "workspaces", id: workspace.id }} className="link num">
            {workspace.reference}
          </GoTo>
        )}
        <span className="num end">{position}</span>
        {onAnalysis !== undefined && (
          <Button size="small" icon={PanelRight} onClick={onAnalysis} data-testid="show-analysis">
            {t("analysis.title")}
          </Button>
        )}
      </div>
      <Subject key={message.id} message={message} />
      <div className={styles.who}>
        <Avatar name={sender} size="large" />
        <div className={styles.names}>
          <div className={styles.first}>
            <strong className="cut grow private">
              <bdi>
                <MarkedText text={sender} field="from" sources={sourcesOf(analysis)} />
              </bdi>
            </strong>
            <time className={styles.when} dateTime={message.sentAt ?? message.receivedAt}>
              {dayAndTime(message.sentAt ?? message.receivedAt, language, new Date())}
            </time>
            <Menu groups={[{ items: more }]} align="end">
              <Button look="quiet" icon={Ellipsis} aria-label={t("read.more")} data-testid="message-more" />
            </Menu>
          </div>
          <span className={`${styles.address} private`}>
            <bdi dir="ltr">{from.name === "" ? "" : from.address}</bdi>
          </span>
          <span className={`${styles.address} private`}>
            {message.to.length > 0 && `${t("read.to")} ${names(message.to)}`}
            {message.cc.length > 0 && ` · ${t("read.cc")} ${names(message.cc)}`}
          </span>
        </div>
      </div>
    </header>
  );
}
