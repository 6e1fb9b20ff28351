import type { ReactNode } from "react";

import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Menu } from "@/shared/ui/Menu";

interface Props {
  children: ReactNode;
  /** Who has it now; nothing when that is not one person. */
  assigneeId?: string | null | undefined;
  onAssign: (to: { id: string; name: string } | null) => void;
  open?: boolean;
  onOpen?: (open: boolean) => void;
}

/** Who takes it: oneself first. */
export function AssignMenu({ children, assigneeId, onAssign, open, onOpen }: Props) {
  const { t } = useText("messages");
  const members = useAsk("members.list", {}).data?.members ?? [];
  const usable = members.filter((member) => !member.disabled);
  const items = [...usable]
    .sort((a, b) => Number(b.isMe) - Number(a.isMe))
    .map((member) => ({
      id: `assign-${member.initials}`,
      label: member.isMe ? `${member.name} (${t("assign.me")})` : member.name,
      chosen: member.id === assigneeId,
      run: () => onAssign({ id: member.id, name: member.name }),
    }));
  const nobody = {
    id: "assign-nobody",
    label: t("assign.nobody"),
    chosen: assigneeId === null,
    run: () => onAssign(null),
  };
  return (
    <Menu
      groups={[{ label: t("assign.title"), items }, { items: [nobody] }]}
      open={open}
      onOpen={onOpen}
      data-testid="assign-menu"
    >
      {children}
    </Menu>
  );
}
