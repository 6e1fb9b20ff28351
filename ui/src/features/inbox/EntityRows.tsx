import type { EntityView } from "@/contract/EntityView";
import { SourceButton } from "@/features/inbox/SourceButton";
import { numberOf, type Source } from "@/features/inbox/sources";
import { readablePhone } from "@/shared/text/phone";
import { readableDate } from "@/shared/text/readableDate";
import { useText } from "@/shared/text/useText";

import styles from "./Facts.module.css";

/** What was found in the text: names, dates, numbers, each with the number of its place. */
export function EntityRows({ entities, sources }: { entities: EntityView[]; sources: Source[] }) {
  const { t, language } = useText("inbox");
  if (entities.length === 0) return null;
  const shown = (entity: EntityView) => {
    if (entity.kind === "date") return readableDate(entity.value, language);
    return entity.kind === "phone" ? readablePhone(entity.value) : entity.value;
  };
  const merged = new Map<string, { entity: EntityView; numbers: Set<number> }>();
  for (const entity of entities) {
    const key = `${entity.kind} ${entity.role} ${entity.value}`;
    const group = merged.get(key) ?? { entity, numbers: new Set<number>() };
    const number = numberOf(sources, entity.span);
    if (number !== null) group.numbers.add(number);
    merged.set(key, group);
  }
  return (
    <div role="group" aria-label={t("analysis.entities")}>
      {[...merged.entries()].sort(byFirstPlace).map(([key, { entity, numbers }]) => (
        <div key={key} className={styles.row} data-testid="entity">
          <span className={`${styles.name} cut`}>
            {t(entity.role === "" ? `entity.${entity.kind}` : `entity.${entity.role}`, {
              defaultValue: t(`entity.${entity.kind}`, { defaultValue: t("entity.other") }),
            })}
          </span>
          <span className={`${styles.value} private`}>
            <span className={entity.confidence === "check" ? "proposed" : undefined} title={entity.value}>
              {shown(entity)}
            </span>
          </span>
          <span className={styles.from}>
            {[...numbers]
              .sort((a, b) => a - b)
              .map((number) => (
                <SourceButton key={number} number={number} />
              ))}
          </span>
        </div>
      ))}
    </div>
  );
}

type Group = [string, { entity: EntityView; numbers: Set<number> }];

/** In the order of the numbers, which is the order of the text. */
function byFirstPlace([, a]: Group, [, b]: Group): number {
  return Math.min(...a.numbers, 1e6) - Math.min(...b.numbers, 1e6);
}
