import { ClipboardPaste, ScanLine } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";

import type { CardReading } from "@/contract/CardReading";
import type { Place } from "@/contract/Place";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Textarea } from "@/shared/ui/Textarea";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Card.module.css";

interface Props {
  campaignId: string;
  /** A card that was chosen before this opened: it is read at once. */
  chosen?: Place | null;
  /** What was read, and the file it was read from. */
  onRead: (reading: CardReading, place: Place | null) => void;
}

/** A card, a badge, a `.vcf` file or a pasted signature, to be read into the fields below. */
export function CardReader({ campaignId, chosen = null, onRead }: Props) {
  const { t } = useText("campaigns");
  const host = useHost();
  const toast = useToast();
  const [pasting, setPasting] = useState(false);
  const [text, setText] = useState("");
  const [place, setPlace] = useState<Place | null>(chosen);
  const read = useAct("prospects.read_card", {
    quiet: true,
    onDone: (reading, asked) => {
      setPasting(false);
      onRead(reading, asked.place === undefined ? null : place);
    },
  });
  const begun = useRef(false);
  const begin = useEffectEvent(() => {
    if (chosen === null || begun.current) return;
    begun.current = true;
    read.mutate({ campaignId, place: chosen.token });
  });
  useEffect(() => begin(), []);
  const choose = async () => {
    const [file] = await host.pick("files");
    if (file === undefined) return;
    setPlace(file);
    read.mutate({ campaignId, place: file.token });
  };
  return (
    <div className={styles.reader}>
      <div className={styles.ways}>
        <Button
          icon={ScanLine}
          disabled={read.isPending}
          onClick={() => void choose().catch(toast.fail)}
          data-testid="card-choose"
        >
          {read.isPending ? t("card.reading") : t("card.choose")}
        </Button>
        <Button
          look="quiet"
          icon={ClipboardPaste}
          aria-expanded={pasting}
          onClick={() => setPasting(!pasting)}
          data-testid="card-paste"
        >
          {t("card.paste")}
        </Button>
      </div>
      {pasting && (
        <div className={styles.paste}>
          <Field label={t("card.text")}>
            {(control) => (
              <Textarea
                {...control}
                rows={4}
                autoFocus
                value={text}
                onChange={(event) => setText(event.target.value)}
                data-testid="card-text"
              />
            )}
          </Field>
          <Button
            disabled={text.trim() === "" || read.isPending}
            onClick={() => read.mutate({ campaignId, text })}
            data-testid="card-read"
          >
            {t("card.read")}
          </Button>
        </div>
      )}
      {read.isError && <FailureNote failure={read.error} />}
    </div>
  );
}
