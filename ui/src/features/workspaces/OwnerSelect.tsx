import type { ComponentProps } from "react";

import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Select } from "@/shared/ui/Select";

interface Props extends Omit<ComponentProps<typeof Select>, "value" | "options" | "onValue"> {
  /** Empty for nobody. */
  ownerId: string;
  onOwner: (id: string) => void;
}

/** Who of the firm sees to it; one who left stays named until somebody else is chosen. */
export function OwnerSelect({ ownerId, onOwner, ...rest }: Props) {
  const { t } = useText("workspaces");
  const members = useAsk("members.list", {}).data?.members ?? [];
  return (
    <Select
      size="small"
      value={ownerId}
      options={[
        { value: "", label: t("page.nobody") },
        ...members
          .filter(({ id, disabled }) => !disabled || id === ownerId)
          .map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onValue={onOwner}
      {...rest}
    />
  );
}
