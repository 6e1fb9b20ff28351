import type { WorkspaceView } from "@/contract/WorkspaceView";
import { Section } from "@/shared/ui/Section";
import { readablePhone } from "@/shared/text/phone";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { GoTo } from "@/shared/ui/GoTo";

import styles from "./Rows.module.css";

/** Who is in the matter. */
export function People({ workspace }: { workspace: WorkspaceView }) {
  const { t } = useText("workspaces");
  const { people, responsible } = workspace;
  return (
    <Section title={t("people.title")} data-testid="people">
      {people.map((person) => (
        <GoTo
          key={person.contactId}
          to={{ room: "contacts", id: person.contactId }}
          className={styles.person}
          aria-label={t("people.open", { name: person.name })}
          data-testid="person"
        >
          <Avatar name={person.name} />
          <span className={`${styles.two} private`}>
            <span className="cut">{person.name}</span>
            <span className="cut small quiet">
              {[
                t(`people.${person.part}`, { defaultValue: t("people.other") }),
                ...person.points.map(readablePhone),
              ].join(", ")}
            </span>
          </span>
        </GoTo>
      ))}
      {responsible !== null && (
        <div className={styles.person}>
          <Avatar name={responsible} />
          <span className={styles.two}>
            <span className="cut">{responsible}</span>
            <span className="cut small quiet">{t("people.responsible")}</span>
          </span>
        </div>
      )}
      {people.length === 0 && responsible === null && <p className={styles.none}>{t("people.empty")}</p>}
    </Section>
  );
}
