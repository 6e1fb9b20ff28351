import { Check } from "lucide-react";

import type { Capability } from "@/contract/Capability";
import type { Role } from "@/contract/Role";
import styles from "@/features/settings/MembersSection.module.css";
import { useText } from "@/shared/text/useText";
import { Icon } from "@/shared/ui/Icon";

/** For people to read; the office decides, and refuses whatever is not here. */
const RIGHTS: [Capability, Role[]][] = [
  ["read", ["admin", "manager", "employee"]],
  ["validate", ["admin", "manager", "employee"]],
  ["reply", ["admin", "employee"]],
  ["work", ["admin", "employee"]],
  ["connect", ["admin", "employee"]],
  ["oversee", ["admin", "manager"]],
  ["administer", ["admin"]],
];
const ROLES: Role[] = ["admin", "manager", "employee"];

/** What each role may do. */
export function RightsTable() {
  const { t } = useText("settings");
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("members.may")}</th>
          {ROLES.map((role) => (
            <th key={role} scope="col">
              {t(`words:role.${role}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {RIGHTS.map(([capability, roles]) => (
          <tr key={capability}>
            <td>{t(`members.capability.${capability}`)}</td>
            {ROLES.map((role) => (
              <td key={role}>
                {roles.includes(role) ? (
                  <Icon of={Check} label={t("members.yes")} />
                ) : (
                  <span className="hidden-text">{t("members.no")}</span>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
