import { Pencil, Plus } from "lucide-react";
import { useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import type { MailTemplateView } from "@/contract/MailTemplateView";
import type { Stage } from "@/contract/Stage";
import { PrepareProgress } from "@/features/campaigns/mixer/PrepareProgress";
import { TemplateDialog } from "@/features/campaigns/mixer/TemplateDialog";
import { STAGES } from "@/features/campaigns/stages";
import { countOf } from "@/features/campaigns/useStage";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useKept } from "@/shared/keep/useKept";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";
import { Failed } from "@/shared/ui/Failed";
import { Field } from "@/shared/ui/Field";
import { FormDialog } from "@/shared/ui/FormDialog";
import { GoTo } from "@/shared/ui/GoTo";
import { Note } from "@/shared/ui/Note";
import { Select } from "@/shared/ui/Select";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./Mixer.module.css";

interface Props {
  campaign: CampaignView;
  /** Who was chosen on the board; a whole stage without them. */
  chosen?: string[];
  onClose: () => void;
}

/** One mail for each of many, from one template. Nothing leaves: they are read first. */
export function PrepareDialog({ campaign, chosen = [], onClose }: Props) {
  const { t, language } = useText("mixer");
  const templates = useAsk("mixer.templates", {});
  const senders = useAsk("outbox.senders", {});
  const [who, setWho] = useState<Stage | "chosen">(chosen.length > 0 ? "chosen" : "oven");
  const [template, setTemplate] = useKept<string | null>(`mixer.template.${campaign.id}`, null);
  const [again, setAgain] = useState(false);
  const [editing, setEditing] = useState<MailTemplateView | "new" | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const prepare = useAct("mixer.prepare", { quiet: true, onDone: ({ id }) => setJob(id) });
  const { items = [], placeholders = [] } = templates.data ?? {};
  const used = items.find(({ id }) => id === template) ?? items[0];
  const number = who === "chosen" ? chosen.length : countOf(campaign.stages, who);
  if (job !== null) return <PrepareProgress campaignId={campaign.id} job={job} onClose={onClose} />;
  if (editing !== null) {
    return (
      <TemplateDialog
        template={editing === "new" ? undefined : editing}
        placeholders={placeholders}
        onDone={({ id }) => {
          setTemplate(id);
          setEditing(null);
        }}
        onRemoved={() => setEditing(null)}
        onClose={() => setEditing(null)}
      />
    );
  }
  return (
    <FormDialog
      title={t("prepare.title")}
      about={t("prepare.about")}
      verb={t("prepare.verb", { count: number })}
      ready={used !== undefined && number > 0}
      pending={prepare.isPending}
      failure={prepare.error}
      onSubmit={() =>
        used !== undefined &&
        prepare.mutate({
          campaignId: campaign.id,
          templateId: used.id,
          ...(who === "chosen" ? { ids: chosen } : { stage: who }),
          ...(again ? { again } : {}),
        })
      }
      onClose={onClose}
      name="prepare"
    >
      {senders.data?.items.length === 0 && (
        <Note look="warn" data-testid="prepare-no-sender">
          {t("prepare.noSender")}{" "}
          <GoTo to={{ room: "settings", section: "sending" }} className="link">
            {t("prepare.addSender")}
          </GoTo>
        </Note>
      )}
      <Field label={t("prepare.who")}>
        {(control) => (
          <Select<Stage | "chosen">
            {...control}
            value={who}
            options={[
              ...(chosen.length > 0
                ? [{ value: "chosen" as const, label: t("prepare.chosen", { count: chosen.length }) }]
                : []),
              ...STAGES.map((stage) => ({
                value: stage,
                label: t("prepare.stage", {
                  stage: t(`campaigns:stage.${stage}`),
                  number: count(countOf(campaign.stages, stage), language),
                }),
              })),
            ]}
            onValue={setWho}
            data-testid="prepare-who"
          />
        )}
      </Field>
      {templates.isError ? (
        <Failed failure={templates.error} onRetry={() => void templates.refetch()} />
      ) : templates.data === undefined ? (
        <Skeleton rows={1} />
      ) : (
        <Field label={t("prepare.template")} hint={used?.subject ?? t("prepare.noTemplate")}>
          {(control) => (
            <span className={styles.choose}>
              {items.length > 0 && (
                <Select
                  {...control}
                  className={styles.grow}
                  value={used?.id ?? ""}
                  options={items.map(({ id, name }) => ({ value: id, label: name }))}
                  onValue={setTemplate}
                  data-testid="prepare-template"
                />
              )}
              {used !== undefined && (
                <Button icon={Pencil} onClick={() => setEditing(used)} data-testid="template-edit">
                  {t("prepare.edit")}
                </Button>
              )}
              <Button icon={Plus} onClick={() => setEditing("new")} data-testid="template-new">
                {t("prepare.new")}
              </Button>
            </span>
          )}
        </Field>
      )}
      <Checkbox
        checked={again}
        onChecked={setAgain}
        hint={t("prepare.againHint")}
        data-testid="prepare-again"
      >
        {t("prepare.again")}
      </Checkbox>
    </FormDialog>
  );
}
