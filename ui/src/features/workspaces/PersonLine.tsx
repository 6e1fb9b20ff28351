import { Ellipsis, UserMinus, UserRound } from "lucide-react";

import type { PersonView } from "@/contract/PersonView";
import { PARTS } from "@/features/workspaces/parts";
import { useAct } from "@/shared/data/useAct";
import { useMay } from "@/shared/data/SessionContext";
import { go } from "@/shared/route/route";
import { readablePhone } from "@/shared/text/phone";
import { useText } from "@/shared/text/useText";
import { Avatar } from "@/shared/ui/Avatar";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Menu } from "@/shared/ui/Menu";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./People.module.css";

/** Somebody of the matter: who, as what, how to reach them. */
export function PersonLine({ workspaceId, person }: { workspaceId: string; person: PersonView }) {
  const { t } = useText("workspaces");
  const toast = useToast();
  const mayWork = useMay("work");
  const set = useAct("people.set");
  const remove = useAct("people.remove");
  const { contactId, name, part } = person;
  const put = (to: string) => set.mutate({ workspaceId, contactId, part: to });
  const become = (to: string) =>
    set.mutate(
      { workspaceId, contactId, part: to },
      {
        onSuccess: () => toast.show(t("people.became", { name, part: t(`people.${to}`) }), () => put(part)),
      },
    );
  const takeOut = () =>
    remove.mutate(
      { workspaceId, contactId },
      { onSuccess: () => toast.show(t("people.removed", { name }), () => put(part)) },
    );
  const words = t(`people.${part}`, { defaultValue: t("people.other") });
  return (
    <li className={styles.line} data-testid="person">
      <GoTo
        to={{ room: "contacts", id: contactId }}
        className={styles.person}
        aria-label={t("people.open", { name })}
        data-testid="person-open"
      >
        <Avatar name={name} />
        <span className={`${styles.two} private`}>
          <span className="cut">{name}</span>
          <span className="cut small quiet">{[words, ...person.points.map(readablePhone)].join(" · ")}</span>
        </span>
      </GoTo>
      {mayWork && (
        <Menu
          align="end"
          groups={[
            {
              label: t("people.part"),
              items: PARTS.map((to) => ({
                id: `part-${to}`,
                label: t(`people.${to}`),
                chosen: to === part,
                run: () => to !== part && become(to),
              })),
            },
            {
              items: [
                {
                  id: "person-open",
                  label: t("people.card"),
                  icon: UserRound,
                  run: () => go({ room: "contacts", id: contactId }),
                },
                { id: "person-remove", label: t("people.remove"), icon: UserMinus, run: takeOut },
              ],
            },
          ]}
        >
          <Button
            look="quiet"
            size="small"
            icon={Ellipsis}
            className={styles.menu}
            aria-label={t("people.menu", { name })}
            data-testid="person-menu"
          />
        </Menu>
      )}
    </li>
  );
}
