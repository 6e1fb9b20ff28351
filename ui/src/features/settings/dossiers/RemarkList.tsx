import type { ImportRemark } from "@/contract/ImportRemark";
import type { ImportReport } from "@/contract/ImportReport";
import styles from "@/features/settings/dossiers/DossiersSection.module.css";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Shape } from "@/shared/ui/Shape";

/** What was refused, with its file and line, then what was taken over otherwise than written. */
export function RemarkList({ report }: { report: ImportReport }) {
  const { t, language } = useText("dossiers");
  const { remarks, moreRemarks } = report;
  if (remarks.length === 0) return null;
  const key = (remark: ImportRemark, at: number) => `${remark.file}:${remark.line}:${remark.reason}:${at}`;
  const words = ({ file, line, kind, id, reason }: ImportRemark) =>
    t("remark", {
      file,
      line,
      what: t(`one.${kind}`, { defaultValue: kind }),
      id,
      reason: t(`reason.${reason}`, { defaultValue: reason }),
    });
  return (
    <>
      <ul className={styles.remarks} tabIndex={0} aria-label={t("remarks")} data-testid="dossiers-remarks">
        {remarks.map((remark, at) => (
          <li key={key(remark, at)} data-rejected={remark.rejected}>
            <Shape kind={remark.rejected ? "critical" : "near"} small />{" "}
            <span className="private">{words(remark)}</span>
            {remark.value !== "" && <span className="quiet private"> ({remark.value})</span>}
          </li>
        ))}
      </ul>
      {moreRemarks > 0 && (
        <p className="quiet small">
          {t("more", { count: moreRemarks, shown: count(moreRemarks, language) })}
        </p>
      )}
    </>
  );
}
