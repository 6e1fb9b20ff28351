import { FileSignature, PenLine } from "lucide-react";

import type { WorkspaceView } from "@/contract/WorkspaceView";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { go } from "@/shared/route/route";
import { listTime } from "@/shared/text/dates";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Menu } from "@/shared/ui/Menu";
import { Section } from "@/shared/ui/Section";

import styles from "./Rows.module.css";

/** Letters and acts that were prepared, and answers begun and not sent; each answer opens beside its message. */
export function Drafts({ workspace }: { workspace: WorkspaceView }) {
  const { t, language } = useText("drafts");
  const now = new Date();
  const mayWork = useMay("work");
  const { drafts: answers, documentDrafts: drafts, id } = workspace;
  const total = answers.length + drafts.length;
  if (total === 0 && !mayWork) return null;
  const state = (draft: (typeof drafts)[number]) => {
    if (draft.validated) return t("rowValid");
    return draft.blanks > 0 ? t("rowBlanks", { count: draft.blanks }) : t("rowReady");
  };
  return (
    <Section
      title={t("list")}
      count={total > 0 ? count(total, language) : undefined}
      end={mayWork && <Prepare id={id} />}
      data-testid="drafts"
    >
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <GoTo className={styles.row} to={{ room: "drafts", id: draft.id }} data-testid="document-draft">
              <Icon of={FileSignature} />
              <span className="cut private">{draft.title}</span>
              <span className={styles.note}>
                {state(draft)}
                <time dateTime={draft.updatedAt}>{listTime(draft.updatedAt, language, now)}</time>
              </span>
            </GoTo>
          </li>
        ))}
        {answers.map((draft) => (
          <li key={draft.messageId}>
            <GoTo
              className={styles.row}
              to={{ room: "inbox", id: draft.messageId }}
              title={draft.text}
              data-testid="workspace-draft"
            >
              <Icon of={PenLine} />
              <span className="cut private">
                <strong>{t("to", { who: draft.to })}</strong> {draft.text}
              </span>
              <time className={styles.note} dateTime={draft.updatedAt}>
                {listTime(draft.updatedAt, language, now)}
              </time>
            </GoTo>
          </li>
        ))}
      </ul>
      {total === 0 && <p className={styles.none}>{t("empty")}</p>}
    </Section>
  );
}

/** The templates, those for the procedure first; one click writes the text and opens it. */
function Prepare({ id }: { id: string }) {
  const { t } = useText("drafts");
  const templates = useAsk("drafts.templates", { workspaceId: id });
  const compose = useAct("drafts.compose", { onDone: (draft) => go({ room: "drafts", id: draft.id }) });
  const items = (fits: boolean) =>
    (templates.data?.items ?? [])
      .filter((template) => template.fits === fits)
      .map((template) => ({
        id: `template-${template.id}`,
        label: template.title,
        run: () => compose.mutate({ workspaceId: id, template: template.id }),
      }));
  const others = items(false);
  return (
    <Menu
      align="end"
      groups={[
        { label: t("fit"), items: items(true) },
        ...(others.length === 0 ? [] : [{ label: t("others"), items: others }]),
      ]}
    >
      <button
        type="button"
        className="link"
        disabled={compose.isPending || templates.data === undefined}
        data-testid="prepare-draft"
      >
        {t(compose.isPending ? "composing" : "compose")}
      </button>
    </Menu>
  );
}
