import { useState } from "react";

import type { CountView } from "@/contract/CountView";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Dialog } from "@/shared/ui/Dialog";
import { Input } from "@/shared/ui/Input";

import styles from "./CaseLawPage.module.css";

interface Props {
  tags: CountView[];
  mayWork: boolean;
  onClose: () => void;
}

/** Every tag with how often it is used; a new name holds everywhere. */
export function TagsDialog({ tags, mayWork, onClose }: Props) {
  const { t } = useText("caselaw");
  return (
    <Dialog
      title={t("tags.title")}
      about={t("tags.about")}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t("common:close")}</Button>}
      data-testid="tags-dialog"
    >
      {tags.length === 0 ? (
        <p className="quiet">{t("tags.none")}</p>
      ) : (
        <ul className={styles.rows}>
          {tags.map((tag) => (
            <TagRow key={tag.value} tag={tag} mayWork={mayWork} others={tags} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function TagRow({ tag, mayWork, others }: { tag: CountView; mayWork: boolean; others: CountView[] }) {
  const { t } = useText("caselaw");
  const [name, setName] = useState(tag.value);
  const rename = useAct("case_law.rename_tag", {
    said: ({ ids }) => t("tags.renamed", { count: ids.length }),
  });
  const wanted = name.trim().toLowerCase();
  const changed = wanted !== "" && wanted !== tag.value;
  const merges = changed && others.some(({ value }) => value === wanted);
  return (
    <li className={styles.tagRow} data-testid="tag-row">
      <Input
        size="small"
        value={name}
        disabled={!mayWork}
        onChange={(event) => setName(event.target.value)}
        maxLength={60}
        aria-label={t("tags.one")}
      />
      <span className="small soft num">{t("tags.uses", { count: tag.count })}</span>
      <Button
        size="small"
        disabled={!changed || rename.isPending}
        onClick={() => rename.mutate({ tag: tag.value, name: wanted })}
        data-testid="tag-rename"
      >
        {t(merges ? "tags.merge" : "tags.rename")}
      </Button>
    </li>
  );
}
