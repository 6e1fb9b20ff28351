import { OpenedDraft } from "@/features/drafts/OpenedDraft";
import { useAsk } from "@/shared/data/useAsk";
import { goBack } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Skeleton } from "@/shared/ui/Skeleton";

/** One draft: its text, and where each passage comes from. */
export function DraftPage({ id }: { id: string }) {
  const { t } = useText("drafts");
  const opened = useAsk("drafts.open", { id });
  if (opened.data !== undefined) return <OpenedDraft view={opened.data} />;
  return (
    <Page title={t("title")}>
      {opened.isError ? (
        <Failed
          failure={opened.error}
          onRetry={() => void opened.refetch()}
          leave={{ label: t("back"), run: () => goBack({ room: "workspaces" }) }}
        />
      ) : (
        <Skeleton rows={8} />
      )}
    </Page>
  );
}
