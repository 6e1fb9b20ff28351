import { Folder, Mail, Phone } from "lucide-react";
import { useState } from "react";
import type { ReactNode } from "react";

import type { ErasureReport } from "@/contract/ErasureReport";
import { Candidates } from "@/features/contacts/Candidates";
import { Consents } from "@/features/contacts/Consents";
import { ErasedDialog } from "@/features/contacts/ErasedDialog";
import { Merges } from "@/features/contacts/Merges";
import { PersonMenu } from "@/features/contacts/PersonMenu";
import { useAsk } from "@/shared/data/useAsk";
import { listTime } from "@/shared/text/dates";
import { readablePhone } from "@/shared/text/phone";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Failed } from "@/shared/ui/Failed";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./ContactCard.module.css";

/** One person: how to reach them, their workspaces and messages, and who may be the same person. */
export function ContactCard({ id }: { id: string }) {
  const { t, language } = useText("contacts");
  const [erased, setErased] = useState<ErasureReport | null>(null);
  const shown = useAsk("contacts.show", { id }, { keep: false });
  // Its answer is gone with the person; what was done is still to be read.
  if (erased !== null) return <ErasedDialog report={erased} />;
  if (shown.isError) {
    return (
      <Failed
        failure={shown.error}
        onRetry={() => void shown.refetch()}
        leave={{ label: t("back"), run: () => go({ room: "contacts" }, { replace: true }) }}
      />
    );
  }
  if (shown.data === undefined) return <Skeleton rows={5} />;
  const { contact, workspaces, messages, merges } = shown.data;
  const now = new Date();
  return (
    <section className={styles.card} aria-label={t("label")} data-testid="contact-card">
      <header className={styles.head}>
        <Avatar name={contact.name} size="large" />
        <div className={`${styles.who} private`}>
          <h2 className={styles.name} dir="auto">
            {contact.name}
          </h2>
          <p className="small quiet">
            {t(contact.kind, { defaultValue: t("person") })}, {t("messages", { count: contact.messages })}
          </p>
        </div>
        <PersonMenu contact={contact} onErased={setErased} />
      </header>
      <Block title={t("points")} none={contact.points.length === 0 ? t("noPoints") : undefined}>
        {contact.points.map((point) => {
          const mail = point.includes("@");
          return (
            <li key={point}>
              <a
                className={styles.row}
                href={mail ? `mailto:${point}` : `tel:${point.replace(/\s/g, "")}`}
                aria-label={mail ? t("write", { address: point }) : t("call", { phone: point })}
              >
                <Icon of={mail ? Mail : Phone} small />
                <span className="cut private num">{readablePhone(point)}</span>
              </a>
            </li>
          );
        })}
      </Block>
      <Candidates contact={contact} />
      <Block title={t("workspaces")} none={workspaces.length === 0 ? t("noWorkspaces") : undefined}>
        {workspaces.map((workspace) => (
          <li key={workspace.id}>
            <GoTo
              className={styles.row}
              to={{ room: "workspaces", id: workspace.id }}
              data-testid="contact-workspace"
            >
              <Icon of={Folder} small />
              <span className="num">{workspace.reference}</span>
              <span className="cut soft private">{workspace.title}</span>
            </GoTo>
          </li>
        ))}
      </Block>
      <Block title={t("exchanged")} none={messages.length === 0 ? t("noMessages") : undefined}>
        {messages.map((message) => (
          <li key={message.id}>
            <GoTo className={styles.row} to={{ room: "inbox", id: message.id }} data-testid="contact-message">
              <Icon of={Mail} small />
              <span className="cut grow private">{message.subject || t("noSubject")}</span>
              <time className="small quiet" dateTime={message.receivedAt}>
                {listTime(message.receivedAt, language, now)}
              </time>
            </GoTo>
          </li>
        ))}
      </Block>
      <Consents id={contact.id} />
      <Merges merges={merges} />
    </section>
  );
}

function Block({ title, none, children }: { title: string; none: string | undefined; children: ReactNode }) {
  return (
    <section className={styles.block} aria-label={title}>
      <h3>{title}</h3>
      <ul>{children}</ul>
      {none !== undefined && <p className="small quiet">{none}</p>}
    </section>
  );
}
