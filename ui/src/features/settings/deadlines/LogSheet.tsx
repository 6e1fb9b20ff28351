import type { LogPageView } from "@/contract/LogPageView";
import styles from "@/features/settings/deadlines/Tables.module.css";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";

/** Every deadline as it stood, and the proof that nobody changed it since. */
export function LogSheet({ view }: { view: LogPageView }) {
  const { t, language } = useText("law");
  const { page, lines } = view;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            {["safe", "legal", "workspace", "what", "where"].map((column) => (
              <th key={column} scope="col">
                {t(`log.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td className="num">{dayAndTime(line.dueSafeAt, language)}</td>
              <td className="num">{dayAndTime(line.dueAt, language)}</td>
              <td>
                <span className="num">{line.reference}</span> <span className="private">{line.client}</span>
                {line.responsible !== "" && <div className="quiet">{line.responsible}</div>}
              </td>
              <td>
                {line.title}
                <div className="quiet">{line.rule === "" ? t("log.byHand") : line.rule}</div>
              </td>
              <td>
                {t(`log.word.${line.state}`, { defaultValue: line.state })}
                {line.confirmedBy !== "" && <div className="quiet">{line.confirmedBy}</div>}
                {line.secondBy !== "" && <div className="quiet">{line.secondBy}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 && <p className="quiet">{t("log.noLines")}</p>}
      <p className={styles.hash}>
        {t("log.proof", {
          when: dayAndTime(page.at, language),
          seq: page.auditSeq,
          hash: page.sha256,
        })}
      </p>
      {!page.intact && <p className="red">{t("log.changedLong")}</p>}
    </>
  );
}
