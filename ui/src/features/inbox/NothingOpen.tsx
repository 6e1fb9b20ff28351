import { MailOpen } from "lucide-react";

import { useText } from "@/shared/text/useText";
import { Empty } from "@/shared/ui/Empty";

/** Beside the list while no message is open. */
export function NothingOpen() {
  const { t } = useText("inbox");
  return (
    <Empty icon={MailOpen} title={t("empty.pick")}>
      {t("empty.pickText")}
    </Empty>
  );
}
