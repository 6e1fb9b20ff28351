import type { MemberView } from "@/contract/MemberView";
import type { Role } from "@/contract/Role";
import styles from "@/features/settings/MembersSection.module.css";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { Select } from "@/shared/ui/Select";

interface MemberRowProps {
  member: MemberView;
  mayChange: boolean;
  /** Whether they type the code of a telephone on this computer. */
  paired: boolean;
}

/** One member; one cannot take away one's own role. */
export function MemberRow({ member, mayChange, paired }: MemberRowProps) {
  const { t } = useText("settings");
  const forget = useAct("second_factor.drop", {
    said: () => t("secondFactor:forgotten", { name: member.name }),
  });
  const update = useAct("members.update");
  const { id, name, initials, email, role, disabled, isMe } = member;
  const roles = (["admin", "manager", "employee"] as const).map((value) => ({
    value,
    label: t(`words:role.${value}`),
  }));
  return (
    <li className={styles.member} data-disabled={disabled} data-testid="member">
      <Avatar name={initials} size="large" label={name} />
      <span className="cut">
        <b>{name}</b>
        {isMe && <span className="quiet"> {t("members.you")}</span>}
        {disabled && <span className="quiet"> {t("members.disabled")}</span>}
        <span className="quiet small cut" style={{ display: "block" }}>
          {email}
        </span>
      </span>
      {mayChange && !isMe ? (
        <Select<Role>
          size="small"
          aria-label={t("members.roleOf", { name })}
          value={role}
          options={roles}
          onValue={(now) => update.mutate({ id, role: now })}
          data-testid="member-role"
        />
      ) : (
        <span className="soft">{t(`words:role.${role}`)}</span>
      )}
      <span className="end">
        {mayChange && !isMe && paired && (
          <Button size="small" onClick={() => forget.mutate({ memberId: id })} data-testid="member-forget">
            {t("secondFactor:forget")}
          </Button>
        )}{" "}
        {mayChange && !isMe && (
          <Button
            size="small"
            onClick={() => update.mutate({ id, disabled: !disabled })}
            data-testid="member-disable"
          >
            {t(disabled ? "members.enable" : "members.disable")}
          </Button>
        )}
      </span>
    </li>
  );
}
