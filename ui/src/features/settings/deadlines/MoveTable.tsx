import type { MoveView } from "@/contract/MoveView";
import styles from "@/features/settings/deadlines/Tables.module.css";
import { useMay } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { dayAndTime } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";

/** Deadlines that the law as it is now would move: the old date, the new one, and a person's word for each. */
export function MoveTable({ moves }: { moves: MoveView[] }) {
  const { t, language } = useText("law");
  const may = useMay("work");
  const settle = useAct("deadlines.settle_move");
  const now = new Date();
  return (
    <section className={styles.moves} data-testid="moves">
      <h3>{t("moves.title", { count: moves.length })}</h3>
      <p className="soft">{t("moves.about")}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            {["workspace", "what", "old", "new"].map((column) => (
              <th key={column} scope="col">
                {t(`moves.${column}`)}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {moves.map((move) => (
            <tr key={move.id} data-testid="move">
              <td>
                <GoTo to={{ room: "workspaces", id: move.workspaceId }}>
                  <span className="num">{move.reference}</span>
                </GoTo>{" "}
                <span className="private">{move.client}</span>
              </td>
              <td>{move.title}</td>
              <td className="num">{dayAndTime(move.oldSafeAt, language, now)}</td>
              <td className="num">
                {move.newSafeAt === null ? (
                  <span className="red">{t("moves.noRule")}</span>
                ) : (
                  <b>{dayAndTime(move.newSafeAt, language, now)}</b>
                )}
              </td>
              <td className={styles.acts}>
                {may && (
                  <>
                    {move.newSafeAt !== null && (
                      <Button
                        size="small"
                        onClick={() => settle.mutate({ id: move.id, accept: true })}
                        data-testid="move-accept"
                      >
                        {t("moves.accept")}
                      </Button>
                    )}
                    <Button
                      size="small"
                      look="quiet"
                      onClick={() => settle.mutate({ id: move.id, accept: false })}
                      data-testid="move-keep"
                    >
                      {t("moves.keep")}
                    </Button>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
