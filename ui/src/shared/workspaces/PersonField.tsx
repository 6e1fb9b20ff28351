import { useText } from "@/shared/text/useText";
import { readablePhone } from "@/shared/text/phone";
import { TextField } from "@/shared/ui/TextField";
import type { PersonChoice } from "@/shared/workspaces/usePerson";

import styles from "./PersonField.module.css";

/** Contacts that are shown to choose from; the words find the others. */
const MOST = 5;

interface Props {
  person: PersonChoice;
  label: string;
  hint: string;
  /** The line of somebody whom the firm does not know. */
  anew: (name: string) => string;
  name: string;
}

/**
 * Who somebody is: a contact the firm knows, told apart by how one reaches them, or somebody new with a
 * name and, if known, an address or a number.
 */
export function PersonField({ person, label, hint, anew, name }: Props) {
  const { t } = useText("workspaces");
  const { typed, found, taken, isPoint } = person;
  const choice = (id: string, words: string, detail: string) => (
    <label key={id} className={styles.choice} data-chosen={taken === id} data-testid="person-choice">
      <input
        type="radio"
        name={name}
        checked={taken === id}
        onChange={() => person.choose(id)}
        aria-label={words}
      />
      <span className="cut private">{words}</span>
      <span className="cut small quiet private">{detail}</span>
    </label>
  );
  const others = found.filter(({ id }, index) => index < MOST || id === taken);
  return (
    <>
      <TextField
        autoFocus
        label={label}
        hint={hint}
        value={typed}
        onText={person.type}
        autoComplete="off"
        data-testid={name}
      />
      {typed.trim() !== "" && (
        <div className={styles.found} role="radiogroup" aria-label={label}>
          {others.map(({ id, name: known, points }) =>
            choice(id, known, points.slice(0, 2).map(readablePhone).join(", ")),
          )}
          {choice(person.nobody, anew(typed.trim()), "")}
        </div>
      )}
      {person.isNew && (
        <TextField
          label={t(isPoint ? "person.name" : "person.point")}
          hint={t(isPoint ? "person.nameHint" : "person.pointHint")}
          value={person.other}
          onText={person.typeOther}
          data-testid={`${name}-other`}
        />
      )}
    </>
  );
}
