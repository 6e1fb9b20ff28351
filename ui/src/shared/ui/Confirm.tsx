import type { ReactNode } from "react";

import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";

interface ConfirmProps {
  title: string;
  /** What will happen and what is safe. */
  about: ReactNode;
  /** The verb of the button. */
  verb: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, about, verb, onConfirm, onClose }: ConfirmProps) {
  const { t } = useText("common");
  return (
    <Dialog
      title={title}
      about={about}
      onClose={onClose}
      data-testid="confirm"
      foot={
        <>
          <Button onClick={onClose} data-testid="confirm-no">
            {t("cancel")}
          </Button>
          <Button look="danger" data-testid="confirm-yes" onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    />
  );
}
