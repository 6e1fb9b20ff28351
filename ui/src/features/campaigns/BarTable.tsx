import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./Report.module.css";

interface Props {
  title: string;
  /** `share` stands beside the number, where it is a part of something. */
  rows: { name: string; value: number; share: string | null }[];
}

/** Bars on one scale. It is a table: the numbers are read aloud, the bars are only for eyes. */
export function BarTable({ title, rows }: Props) {
  const { language } = useText("campaigns");
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <table className={styles.table}>
      <caption>{title}</caption>
      <tbody>
        {rows.map(({ name, value, share }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.track} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * value) / most}%` }} />
            </td>
            <td className={styles.number}>{count(value, language)}</td>
            <td className={styles.share}>{share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
