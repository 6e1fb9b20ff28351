import { useEffect, useId, useRef } from "react";
import type { FormEvent, ReactNode } from "react";

import type { Begun } from "@/shared/keep/useBegun";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { FailureNote } from "@/shared/ui/FailureNote";
import { FormBlock, useFormBlocks } from "@/shared/ui/formBlock";
import { useLeaving } from "@/shared/ui/useLeaving";

import styles from "./FormDialog.module.css";

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
  /** Whether closing would lose what was brought in otherwise than by typing: a card that was read. */
  dirty?: boolean;
  /** What the form keeps of what is typed, when it does. */
  begun?: Begun;
  /** Why the last try failed. */
  failure?: unknown;
  onSubmit: () => void;
  onClose: () => void;
  /** Goes one step back instead of away. */
  onBack?: (() => void) | undefined;
  wide?: boolean | "most";
  /** What it does cannot be taken back. */
  final?: boolean;
  /** The dialog; its button is `{name}-save`. */
  name: string;
  children: ReactNode;
}

/**
 * Fields, one verb and a way out. Enter in a field does what the button does. Escape, a click beside
 * and "back" ask once before they throw away what was typed; the button "cancel" is an answer already.
 */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    about,
    verb,
    busy,
    ready,
    pending = false,
    dirty = false,
    begun,
    failure,
    onSubmit,
    onBack,
    wide,
    final = false,
    name,
  } = props;
  const { t } = useText("common");
  const id = useId();
  const { blocked, block } = useFormBlocks();
  const leaving = useLeaving(dirty || begun?.resumed === true);
  const onClose = () => {
    begun?.forget();
    props.onClose();
  };
  const back = () => {
    begun?.forget();
    onBack?.();
  };
  const reason = useRef<HTMLDivElement>(null);
  // Under a long form it would stand below the fold.
  useEffect(() => reason.current?.scrollIntoView?.({ block: "nearest" }), [failure]);
  const possible = ready && !pending && !blocked;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (possible) onSubmit();
  };
  return (
    <Dialog
      title={title}
      about={about}
      onClose={() => leaving.leave(onClose)}
      wide={wide ?? false}
      data-testid={name}
      foot={
        leaving.discard !== undefined ? (
          <>
            <p className={styles.lost} role="alert">
              {t("unsaved.lost")}
            </p>
            <Button onClick={leaving.discard} data-testid={`${name}-discard`}>
              {t("unsaved.discard")}
            </Button>
            <Button look="go" autoFocus onClick={leaving.stay} data-testid={`${name}-stay`}>
              {t("unsaved.stay")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onBack === undefined ? onClose : () => leaving.leave(back)}>
              {t(onBack === undefined ? "cancel" : "back")}
            </Button>
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
        )
      }
    >
      {begun?.resumed === true && (
        <p className={styles.resumed} data-testid={`${name}-resumed`}>
          <span>{t("unsaved.resumed")}</span>
          <button type="button" className="link" onClick={begun.forget} data-testid={`${name}-anew`}>
            {t("unsaved.anew")}
          </button>
        </p>
      )}
      <FormBlock value={block}>
        <form id={id} onSubmit={send} onFocus={leaving.begin} noValidate style={{ display: "contents" }}>
          {props.children}
        </form>
      </FormBlock>
      {failure !== undefined && failure !== null && (
        <div ref={reason}>
          <FailureNote failure={failure} />
        </div>
      )}
    </Dialog>
  );
}
