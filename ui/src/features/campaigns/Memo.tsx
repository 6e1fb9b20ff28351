import { Play, Trash2 } from "lucide-react";
import { useState } from "react";

import type { MemoView } from "@/contract/MemoView";
import { useAsk } from "@/shared/data/useAsk";
import { listTime } from "@/shared/text/dates";
import { fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";

import styles from "./Memos.module.css";

interface Props {
  memo: MemoView;
  onRemove: () => void;
}

/** One recording or photo. A photo is shown, a recording waits to be heard. */
export function Memo({ memo, onRemove }: Props) {
  const { t, language } = useText("campaigns");
  const { id, kind, seconds, bytes, at } = memo;
  const photo = kind === "photo";
  const [open, setOpen] = useState(photo);
  const content = useAsk("prospects.open_memo", { id }, { when: open });
  const source = content.data && `data:${content.data.contentType};base64,${content.data.data}`;
  const about = [
    listTime(at, language, new Date()),
    seconds === null ? fileSize(bytes, language) : t("memo.seconds", { count: seconds }),
  ].join(", ");
  return (
    <li className={styles.memo} data-testid={`memo-${kind}`}>
      {content.isError ? (
        <FailureNote failure={content.error} />
      ) : source === undefined ? (
        <Button
          size="small"
          icon={Play}
          onClick={() => setOpen(true)}
          disabled={open}
          data-testid="memo-open"
        >
          {t(photo ? "memo.photo" : "memo.play")}
        </Button>
      ) : photo ? (
        <img src={source} alt={t("memo.photoOf", { when: about })} className={`${styles.photo} private`} />
      ) : (
        // What is said in a memo is nobody's to write down: there are no captions.
        <audio src={source} controls autoPlay className={styles.voice} aria-label={t("memo.play")} />
      )}
      <span className="quiet small">{about}</span>
      <Button
        size="small"
        look="quiet"
        icon={Trash2}
        onClick={onRemove}
        aria-label={t("memo.remove")}
        title={t("memo.remove")}
        data-testid="memo-remove"
      />
    </li>
  );
}
