import type { WorkspaceRow } from "@/contract/WorkspaceRow";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { WorkspacePicker } from "@/shared/workspaces/WorkspacePicker";

interface Props {
  workspace: WorkspaceRow | null;
  onWorkspace: (workspace: WorkspaceRow | null) => void;
}

/** The workspace of a form: searched, then shown, and changed on request. */
export function WorkspaceField({ workspace, onWorkspace }: Props) {
  const { t } = useText("workspaces");
  if (workspace === null) return <WorkspacePicker autoFocus most={6} onPick={onWorkspace} />;
  const { reference, client, title } = workspace;
  return (
    <Field label={t("pick.field")}>
      {(control) => (
        <Input
          {...control}
          readOnly
          value={`${reference}  ${title.includes(client) ? title : `${client}, ${title}`}`}
          after={
            <Button look="quiet" size="small" onClick={() => onWorkspace(null)} data-testid="pick-again">
              {t("pick.again")}
            </Button>
          }
          data-testid="picked"
        />
      )}
    </Field>
  );
}
