import type { CardReading } from "@/contract/CardReading";
import { useText } from "@/shared/text/useText";
import { Note } from "@/shared/ui/Note";

import styles from "./Card.module.css";

interface Props {
  reading: CardReading;
  /** The field that is looked at: its place on the card is marked. */
  at: string | null;
}

/** The card as it was seen, with the place of each thing that was read, and what is known already. */
export function CardSeen({ reading, at }: Props) {
  const { t } = useText("campaigns");
  const { picture, values, known, metBefore } = reading;
  return (
    <>
      {picture !== null && (
        <div className={styles.seen} data-testid="card-seen">
          <div className={styles.sheet}>
            <img
              src={`data:${picture.contentType};base64,${picture.data}`}
              alt={t("card.picture")}
              className="private"
            />
            {values.map(({ field, place, said }, index) =>
              place === null ? null : (
                <span
                  key={index}
                  className={styles.mark}
                  data-here={field === at}
                  title={said}
                  style={{
                    left: `${place[0] * 100}%`,
                    top: `${place[1] * 100}%`,
                    width: `${(place[2] - place[0]) * 100}%`,
                    height: `${(place[3] - place[1]) * 100}%`,
                  }}
                />
              ),
            )}
          </div>
        </div>
      )}
      {values.length === 0 && <Note look="warn">{t("card.nothing")}</Note>}
      {known !== null && <Note data-testid="card-known">{t("card.known")}</Note>}
      {metBefore.length > 0 && (
        <Note>{t("card.met", { where: metBefore.map(({ campaign }) => campaign).join(", ") })}</Note>
      )}
    </>
  );
}
