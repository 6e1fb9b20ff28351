import { useId } from "react";
import type { FormEvent, ReactNode } from "react";

import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";

interface FormDialogProps {
  title: string;
  /** One sentence under the title. */
  about?: ReactNode;
  /** The verb of the button; `busy` while it works. */
  verb: string;
  busy?: string;
  /** Whether what is typed is enough to go on. */
  ready: boolean;
  pending?: boolean;
  /** Why the last try failed. */
  failure?: unknown;
  onSubmit: () => void;
  onClose: () => void;
  /** Goes one step back instead of away. */
  onBack?: (() => void) | undefined;
  wide?: boolean;
  /** What it does cannot be taken back. */
  final?: boolean;
  /** The dialog; its button is `{name}-save`. */
  name: string;
  children: ReactNode;
}

/** Fields, one verb and a way out. Enter in a field does what the button does. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    about,
    verb,
    busy,
    ready,
    pending = false,
    failure,
    onSubmit,
    onClose,
    onBack,
    wide,
    final = false,
    name,
  } = props;
  const { t } = useText("common");
  const id = useId();
  const possible = ready && !pending;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (possible) onSubmit();
  };
  return (
    <Dialog
      title={title}
      about={about}
      onClose={onClose}
      wide={wide ?? false}
      data-testid={name}
      foot={
        <>
          <Button onClick={onBack ?? onClose}>{t(onBack === undefined ? "cancel" : "back")}</Button>
          <Button
            look={final ? "danger" : "go"}
            type="submit"
            form={id}
            disabled={!possible}
            data-testid={`${name}-save`}
          >
            {pending && busy !== undefined ? busy : verb}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={send} noValidate style={{ display: "contents" }}>
        {props.children}
      </form>
      {failure !== undefined && failure !== null && <FailureNote failure={failure} />}
    </Dialog>
  );
}
