import { useState } from "react";

import { Opened } from "@/features/documents/Opened";
import { useAsk } from "@/shared/data/useAsk";
import { goBack } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Failed } from "@/shared/ui/Failed";
import { Page } from "@/shared/ui/Page";
import { Skeleton } from "@/shared/ui/Skeleton";

interface Props {
  id: string;
  /** From 1. */
  page?: number | undefined;
  /** Words that one came for. */
  find?: string | undefined;
}

/** One document: its pages, what was found on them, and every version of it. */
export function DocumentPage({ id, page = 1, find = "" }: Props) {
  const { t } = useText("documents");
  const [version, setVersion] = useState<number | undefined>();
  const opened = useAsk("documents.open", version === undefined ? { id } : { id, version });
  if (opened.isError && opened.data === undefined) {
    return (
      <Page title={t("title")}>
        <Failed
          failure={opened.error}
          onRetry={() => void opened.refetch()}
          leave={{ label: t("keys.back"), run: () => goBack({ room: "workspaces" }) }}
        />
      </Page>
    );
  }
  if (opened.data === undefined) {
    return (
      <Page title={t("title")}>
        <Skeleton rows={8} />
      </Page>
    );
  }
  return <Opened view={opened.data} page={page} find={find} onVersion={setVersion} />;
}
