import { useState } from "react";

import type { FamilyView } from "@/contract/FamilyView";
import type { Procedure } from "@/contract/Procedure";
import { useAsk } from "@/shared/data/useAsk";
import { calendarDay } from "@/shared/text/dates";
import { useText } from "@/shared/text/useText";
import { Input } from "@/shared/ui/Input";
import { MachineMark } from "@/shared/ui/MachineMark";

import styles from "./FamilyChoice.module.css";

interface Props {
  procedure: Procedure;
  /** Date of the decision: only versions in force then are offered. */
  decided: string;
  chosen: FamilyView | null;
  onChoose: (family: FamilyView) => void;
}

/** The situation in words; a few letters narrow the list. */
export function FamilyChoice({ procedure, decided, chosen, onChoose }: Props) {
  const { t, language } = useText("workspaces");
  const [words, setWords] = useState("");
  const asked = procedure === "AUTRE" ? {} : { procedure };
  const { data } = useAsk("deadlines.families", decided === "" ? asked : { ...asked, on: decided });
  const wanted = folded(words);
  const families = (data?.families ?? []).filter((family) =>
    folded(`${family.situation} ${family.delay} ${family.family} ${family.variant}`).includes(wanted),
  );
  return (
    <fieldset className={styles.box}>
      <legend className={styles.legend}>{t("compute.family")}</legend>
      <Input
        autoFocus
        size="small"
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={t("compute.familyHint")}
        aria-label={t("compute.familyHint")}
        data-testid="family-search"
      />
      <div className={styles.list}>
        {families.map((family) => {
          const key = `${family.family} ${family.variant}`;
          const mine = chosen !== null && key === `${chosen.family} ${chosen.variant}`;
          return (
            <label key={key} className={styles.family} data-chosen={mine} data-testid="family">
              <input type="radio" name="family" checked={mine} onChange={() => onChoose(family)} />
              <span>
                {family.situation}
                <span className="small soft">
                  {" · "}
                  {family.delay}
                </span>
              </span>
              <MachineMark confidence={family.confidence} />
            </label>
          );
        })}
      </div>
      {data !== undefined && (
        <p className="small quiet">
          {t("compute.verified", { date: calendarDay(data.verifiedUntil, language) })}
        </p>
      )}
    </fieldset>
  );
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
