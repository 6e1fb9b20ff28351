import type { BackupHolding } from "@/contract/BackupHolding";
import type { ErasedCounts } from "@/contract/ErasedCounts";
import type { KeptView } from "@/contract/KeptView";
import type { WorkspaceRef } from "@/contract/WorkspaceRef";
import { calendarDay } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./Erased.module.css";

const SHOWN = [
  "messages",
  "attachments",
  "workspaces",
  "documents",
  "notes",
  "tasks",
  "deadlines",
  "appointments",
] as const;

interface CountedProps {
  title: string;
  counts: ErasedCounts;
  workspaces?: WorkspaceRef[];
}

/** How much goes, or went. */
export function Counted({ title, counts, workspaces = [] }: CountedProps) {
  const { t, language } = useText("rights");
  const some = SHOWN.filter((what) => counts[what] > 0);
  return (
    <section className={styles.part} aria-label={title} data-testid="erase-goes">
      <h3>{title}</h3>
      <ul>
        <li>{t("count.contacts", { count: counts.contacts, shown: count(counts.contacts, language) })}</li>
        {some.map((what) => (
          <li key={what}>
            {t(`count.${what}`, { count: counts[what], shown: count(counts[what], language) })}
          </li>
        ))}
        {workspaces.map(({ id, reference, title: name }) => (
          <li key={id} className="small quiet">
            <span className="num">{reference}</span> <span className="private">{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What stays though it names the person, and why. */
export function Kept({ kept }: { kept: KeptView[] }) {
  const { t, language } = useText("rights");
  if (kept.length === 0) return <p className="small quiet">{t("erase.nothingKept")}</p>;
  return (
    <section className={styles.part} aria-label={t("erase.stays")} data-testid="erase-kept">
      <h3>{t("erase.stays")}</h3>
      <ul>
        {kept.map(({ reason, count: many, workspaces }) => (
          <li key={reason}>
            {t(`kept.${reason}`, { count: many, shown: count(many, language) })}
            {workspaces.length > 0 && (
              <span className="small quiet num">
                {" "}
                {workspaces.map(({ reference }) => reference).join(", ")}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The backups in which the person still is. */
export function BackupsLeft({ backups }: { backups: BackupHolding[] }) {
  const { t, language } = useText("rights");
  if (backups.length === 0) return null;
  return (
    <section className={styles.part} aria-label={t("erase.backups")} data-testid="erase-backups">
      <h3>{t("erase.backups")}</h3>
      <p className="small quiet">{t("erase.backupsAbout")}</p>
      <ul>
        {backups.map(({ path, madeAt, lapsesOn }) => (
          <li key={`${path} ${madeAt}`}>
            <span className="small">{path}</span>
            <span className="small quiet">
              {calendarDay(madeAt.slice(0, 10), language)},{" "}
              {lapsesOn === null
                ? t("erase.untilDeleted")
                : t("erase.lapses", { day: calendarDay(lapsesOn, language) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
