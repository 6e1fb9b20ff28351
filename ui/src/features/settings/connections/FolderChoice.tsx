import type { FolderView } from "@/contract/FolderView";
import styles from "@/features/settings/connections/FolderChoice.module.css";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Checkbox } from "@/shared/ui/Checkbox";

interface FolderChoiceProps {
  folders: FolderView[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
}

/** Which folders are read; the useful ones are already ticked. */
export function FolderChoice({ folders, chosen, onChosen }: FolderChoiceProps) {
  const { t, language } = useText("connections");
  const toggle = (name: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(name);
    else next.delete(name);
    onChosen(next);
  };
  return (
    <ul className={styles.list}>
      {folders.map(({ name, special, messages }) => (
        <li key={name} className={styles.folder}>
          <Checkbox checked={chosen.has(name)} onChecked={(on) => toggle(name, on)} data-testid="imap-folder">
            {name}
            {special !== "" && (
              <span className="quiet"> {t(`special.${special}`, { defaultValue: "" })}</span>
            )}
          </Checkbox>
          <span className={`${styles.count} quiet small num`}>{count(messages, language)}</span>
        </li>
      ))}
    </ul>
  );
}
