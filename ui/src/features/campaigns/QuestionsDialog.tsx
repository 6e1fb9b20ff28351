import { Plus } from "lucide-react";
import { useState } from "react";

import type { CampaignView } from "@/contract/CampaignView";
import type { QuestionDraft } from "@/contract/QuestionDraft";
import { QuestionForm } from "@/features/campaigns/QuestionForm";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FormDialog } from "@/shared/ui/FormDialog";
import { Skeleton } from "@/shared/ui/Skeleton";

import styles from "./Questions.module.css";

/** As many as the office takes. */
const MOST = 12;

const EMPTY: QuestionDraft = { text: "", kind: "yes_no", points: 20 };

interface Props {
  campaign: CampaignView;
  onClose: () => void;
}

/** What is asked of whoever is met, and what each reply is worth. */
export function QuestionsDialog({ campaign, onClose }: Props) {
  const { t } = useText("campaigns");
  const asked = useAsk("campaigns.questions", { campaignId: campaign.id });
  const [changed, setChanged] = useState<QuestionDraft[] | null>(null);
  const save = useAct("campaigns.save_questions", { quiet: true, onDone: onClose });
  const known = asked.data?.items.map((one): QuestionDraft => ({ ...one }));
  const items = changed ?? (known?.length === 0 ? [EMPTY] : known) ?? [];
  // The one that was just added: what is typed next is its words.
  const [fresh, setFresh] = useState(known?.length === 0 ? 0 : -1);
  // A new question that stayed blank was never asked.
  const meant = items.filter(({ id, text }) => id !== undefined || text.trim() !== "");
  const whole = meant.every(({ text }) => text.trim() !== "");
  const set = (at: number, to: QuestionDraft | null) =>
    setChanged(items.flatMap((one, index) => (index !== at ? [one] : to === null ? [] : [to])));
  return (
    <FormDialog
      title={t("question.title")}
      about={t("question.about")}
      verb={t("common:save")}
      ready={asked.data !== undefined && whole && (meant.length > 0 || known?.length !== 0)}
      pending={save.isPending}
      failure={save.error ?? asked.error}
      onSubmit={() => save.mutate({ campaignId: campaign.id, items: meant })}
      onClose={onClose}
      dirty={changed !== null}
      wide
      name="questions"
    >
      {asked.data === undefined ? (
        <Skeleton rows={3} />
      ) : (
        <>
          <ol className={styles.forms}>
            {items.map((one, at) => (
              <QuestionForm
                key={one.id ?? at}
                number={at + 1}
                draft={one}
                autoFocus={at === fresh}
                onDraft={(draft) => set(at, draft)}
                onRemove={() => set(at, null)}
              />
            ))}
          </ol>
          {items.length < MOST && (
            <Button
              icon={Plus}
              onClick={() => {
                setFresh(items.length);
                setChanged([...items, EMPTY]);
              }}
              className={styles.more}
              data-testid="question-add"
            >
              {t("question.add")}
            </Button>
          )}
        </>
      )}
    </FormDialog>
  );
}
