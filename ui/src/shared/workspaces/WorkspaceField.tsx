import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Field } from "@/shared/ui/Field";
import { Select } from "@/shared/ui/Select";

interface Props {
  /** Empty while none is chosen. */
  workspaceId: string;
  onWorkspace: (id: string) => void;
}

/** One of the open workspaces. */
export function WorkspaceField({ workspaceId, onWorkspace }: Props) {
  const { t } = useText("workspaces");
  const workspaces = useAsk("workspaces.list", { limit: 200 }).data?.items ?? [];
  return (
    <Field label={t("choose.label")}>
      {(control) => (
        <Select
          {...control}
          autoFocus
          value={workspaceId}
          onValue={onWorkspace}
          options={[
            { value: "", label: t("choose.none") },
            ...workspaces.map(({ id, reference, client, title }) => ({
              value: id,
              label: `${reference}  ${title.includes(client) ? title : `${client}, ${title}`}`,
            })),
          ]}
          data-testid="choose-workspace"
        />
      )}
    </Field>
  );
}
