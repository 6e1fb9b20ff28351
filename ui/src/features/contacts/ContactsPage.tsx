import { Contact } from "lucide-react";
import { useDeferredValue, useState } from "react";

import { ContactCard } from "@/features/contacts/ContactCard";
import { ContactLine } from "@/features/contacts/ContactLine";
import { useRows } from "@/shared/data/useRows";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Corrected } from "@/shared/ui/Corrected";
import { Empty } from "@/shared/ui/Empty";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { SearchInput } from "@/shared/ui/SearchInput";
import { Skeleton } from "@/shared/ui/Skeleton";
import { VirtualList } from "@/shared/ui/VirtualList";

import styles from "./ContactsPage.module.css";

/** The people, and the card of one of them. */
export function ContactsPage({ id }: { id?: string | undefined }) {
  const { t } = useText("contacts");
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const contacts = useRows("contacts.list", asked === "" ? { limit: 100 } : { query: asked, limit: 100 });
  const open = (contact: string) => go({ room: "contacts", id: contact }, { replace: true });
  return (
    <Page
      title={t("title")}
      end={<SearchInput label={t("search")} value={query} onText={setQuery} data-testid="contacts-search" />}
      data-testid="contacts"
    >
      {contacts.failure === null && !contacts.loading && asked === "" && contacts.rows.length === 0 ? (
        <Empty
          icon={Contact}
          title={t("empty")}
          actions={
            <>
              <Button look="go" onClick={() => go({ room: "settings", section: "connections" })}>
                {t("connect")}
              </Button>
              <Button onClick={() => go({ room: "inbox" })}>{t("seeInbox")}</Button>
            </>
          }
          data-testid="contacts-empty"
        >
          {t("emptyText")}
        </Empty>
      ) : (
        <div className={styles.panes}>
          <section className={styles.list} aria-label={t("title")}>
            {contacts.failure !== null ? (
              <Failed failure={contacts.failure} onRetry={contacts.again} />
            ) : contacts.loading ? (
              <Skeleton rows={9} />
            ) : contacts.rows.length === 0 ? (
              <Empty icon={Contact} title={t("empty")}>
                {t("noMatch")}
              </Empty>
            ) : (
              <>
                <Corrected query={query} instead={contacts.corrected} />
                <VirtualList
                  items={contacts.rows}
                  rowHeight={52}
                  render={(row, { active }) => <ContactLine row={row} active={active} />}
                  active={id ?? null}
                  onActive={open}
                  onEnd={contacts.more}
                  place="contacts"
                  label={t("title")}
                  data-testid="contact-list"
                />
              </>
            )}
          </section>
          {id === undefined ? <Empty icon={Contact} title={t("pick")} /> : <ContactCard key={id} id={id} />}
        </div>
      )}
    </Page>
  );
}
