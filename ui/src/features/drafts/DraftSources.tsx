import { FileText, Folder, Gavel, Landmark, ListChecks, Mail, Scale, UserRound } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";

import type { DocumentDraftView } from "@/contract/DocumentDraftView";
import type { SourceView } from "@/contract/SourceView";
import type { Route } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";

import styles from "./DraftSources.module.css";

interface Props {
  view: DocumentDraftView;
  chosen: number | null;
  onChoose: (source: number | null) => void;
}

const ICONS: Record<string, LucideIcon> = {
  firm: Landmark,
  member: UserRound,
  workspace: Folder,
  contact: UserRound,
  message: Mail,
  document: FileText,
  deadline: Gavel,
  checklist: ListChecks,
  law: Scale,
};

/** Where a source is read; nothing for what cannot be opened. */
function routeTo({ kind, id, page, quote }: SourceView): Route | null {
  if (id === null) return null;
  if (kind === "document")
    return { room: "documents", id, page: page ?? undefined, find: quote?.slice(0, 60) };
  if (kind === "message") return { room: "inbox", id };
  if (kind === "contact") return { room: "contacts", id };
  return { room: "workspaces", id };
}

/** Where the passages of the text come from. */
export function DraftSources({ view, chosen, onChoose }: Props) {
  const { t } = useText("drafts");
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[data-chosen=true]")?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);
  const used = new Set(view.passages.map(({ source }) => source));
  return (
    <aside className={styles.pane} aria-label={t("sources.title")} data-testid="draft-sources">
      <h2>{t("sources.title")}</h2>
      <p className={styles.hint}>{t(used.size === 0 ? "sources.none" : "sources.hint")}</p>
      <ol ref={list}>
        {view.sources.map((source, index) => {
          if (!used.has(index)) return null;
          const to = routeTo(source);
          const where = [
            t(`sources.${source.kind}`),
            source.page === null ? "" : t("page", { page: source.page }),
          ];
          return (
            <li
              key={index}
              className={styles.source}
              data-chosen={index === chosen}
              onMouseEnter={() => onChoose(index)}
              data-testid="draft-source"
            >
              <span className={styles.number}>{index + 1}</span>
              <div className={styles.what}>
                <span className={styles.kind}>
                  <Icon of={ICONS[source.kind] ?? FileText} small />
                  {where.filter((part) => part !== "").join(", ")}
                </span>
                {to === null ? (
                  <span className="private">{source.title}</span>
                ) : (
                  <GoTo to={to} className={`${styles.title} private`}>
                    {source.title === "" ? t("sources.untitled") : source.title}
                  </GoTo>
                )}
                {source.quote !== null && source.kind !== "deadline" && (
                  <q className={`${styles.quote} private`}>{source.quote}</q>
                )}
                {source.kind === "law" && <span className={styles.check}>{t("sources.check")}</span>}
              </div>
            </li>
          );
        })}
      </ol>
    </aside>
  );
}
