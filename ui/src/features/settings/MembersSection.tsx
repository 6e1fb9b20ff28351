import { UserPlus } from "lucide-react";
import { useState } from "react";

import { AddMemberDialog } from "@/features/settings/AddMemberDialog";
import { Group } from "@/features/settings/Group";
import { Loaded } from "@/features/settings/Loaded";
import { MemberRow } from "@/features/settings/MemberRow";
import { RightsTable } from "@/features/settings/RightsTable";
import { SettingsFrame } from "@/features/settings/SettingsFrame";
import { useMay } from "@/shared/data/SessionContext";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

/** Who may unlock this firm on this computer, and what each may do. */
export function MembersSection() {
  const { t } = useText("settings");
  const may = useMay("administer");
  const [adding, setAdding] = useState(false);
  const members = useAsk("members.list", {});
  const paired = useAsk("second_factor.show", {}).data?.members ?? [];
  const end = may && (
    <Button look="go" icon={UserPlus} onClick={() => setAdding(true)} data-testid="members-add">
      {t("members.add")}
    </Button>
  );
  return (
    <SettingsFrame section="members" end={end}>
      <Loaded answer={members.data} error={members.error} onRetry={() => void members.refetch()}>
        {(now) => (
          <>
            <Group title={t("members.title")} about={t("members.about")}>
              <ul>
                {now.members.map((member) => (
                  <MemberRow
                    key={member.id}
                    member={member}
                    mayChange={may}
                    paired={paired.includes(member.id)}
                  />
                ))}
              </ul>
            </Group>
            <Group title={t("members.rights")}>
              <RightsTable />
            </Group>
          </>
        )}
      </Loaded>
      {adding && <AddMemberDialog onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}
