import { ArrowRight } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import type { ProspectImportPreview } from "@/contract/ProspectImportPreview";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Select } from "@/shared/ui/Select";

import styles from "./ImportSample.module.css";

const FIELDS = [
  "email",
  "first_name",
  "last_name",
  "company",
  "job_title",
  "phone",
  "mobile",
  "city",
  "postal_code",
  "country",
  "notes",
];

/** What only a list that Guichet wrote says: nobody has to choose it. */
const OURS = ["stage", "answer", "score", "follow_up"];

interface Props {
  preview: ProspectImportPreview;
  onColumns: (columns: string[]) => void;
}

/** The first lines of a list, and what each column is taken for. */
export function ImportSample({ preview, onColumns }: Props) {
  const { t } = useText("campaigns");
  const { columns, sample } = preview;
  const box = useRef<HTMLDivElement>(null);
  const [hidden, setHidden] = useState({ before: 0, after: 0 });
  const look = () => {
    if (box.current === null) return;
    const { left, right } = box.current.getBoundingClientRect();
    const heads = [...box.current.querySelectorAll("th")].map((head) => head.getBoundingClientRect());
    const before = heads.filter((head) => head.left < left - 1).length;
    const after = heads.filter((head) => head.right > right + 1).length;
    setHidden((now) => (now.before === before && now.after === after ? now : { before, after }));
  };
  useEffect(() => {
    look();
    const watch = new ResizeObserver(look);
    if (box.current !== null) watch.observe(box.current);
    return () => watch.disconnect();
  }, [columns.length]);
  const words = columns.map(({ field }) => field ?? "");
  // A field is in one column: taking it for another takes it from the first.
  const choose = (at: number, field: string) =>
    onColumns(words.map((word, other) => (other === at ? field : word === field ? "" : word)));
  return (
    <div>
      <div className={styles.frame} data-before={hidden.before > 0} data-after={hidden.after > 0}>
        <div className={styles.table} ref={box} onScroll={look}>
          <table>
            <thead>
              <tr>
                {columns.map(({ name, field }, at) => (
                  <th key={at} scope="col">
                    <span className="cut small quiet">{name || t("import.column", { number: at + 1 })}</span>
                    {field !== null && OURS.includes(field) ? (
                      <span className="small" data-testid={`column-${at}`}>
                        {t(`column.${field}`)}
                      </span>
                    ) : (
                      <Select
                        size="small"
                        value={field ?? ""}
                        options={[
                          { value: "", label: t("column.none") },
                          ...FIELDS.map((one) => ({ value: one, label: t(`column.${one}`) })),
                        ]}
                        onValue={(value) => choose(at, value)}
                        aria-label={t("import.meaning", { name: name || String(at + 1) })}
                        data-testid={`column-${at}`}
                      />
                    )}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody className="private">
              {sample.map((row, line) => (
                <tr key={line}>
                  {columns.map(({ field }, at) => (
                    <td key={at} data-ignored={field === null} title={row[at]}>
                      {row[at]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {hidden.after > 0 && (
        <Button
          look="quiet"
          size="small"
          icon={ArrowRight}
          className={styles.more}
          onClick={() => box.current?.scrollBy({ left: box.current.clientWidth - 120, behavior: "smooth" })}
          data-testid="import-more-columns"
        >
          {t("import.moreColumns", { count: hidden.after })}
        </Button>
      )}
    </div>
  );
}
