import { Archive } from "lucide-react";

import type { CampaignView } from "@/contract/CampaignView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { useToast } from "@/shared/ui/Toasts";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";

import styles from "./Campaigns.module.css";

/** An archived show looks like the others: this says that it is over, and takes it up again. */
export function Archived({ campaign }: { campaign: CampaignView }) {
  const { t } = useText("campaigns");
  const toast = useToast();
  const { id, name } = campaign;
  const archive = useAct("campaigns.archive", {
    onDone: ({ archived }) => {
      if (!archived)
        toast.show(t("wasReopened", { what: name }), () => archive.mutate({ id, archived: true }));
    },
  });
  return (
    <p className={styles.archived} role="status" data-testid="campaign-archived">
      <Icon of={Archive} small /> {t("isArchived")}
      <Button
        size="small"
        disabled={archive.isPending}
        onClick={() => archive.mutate({ id, archived: false })}
        data-testid="campaign-take-up"
      >
        {t("reopen")}
      </Button>
    </p>
  );
}
