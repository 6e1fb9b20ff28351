import { Ellipsis, Pencil, Send, Trash2 } from "lucide-react";
import { useState } from "react";

import type { SenderView } from "@/contract/SenderView";
import { useAct } from "@/shared/data/useAct";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Confirm } from "@/shared/ui/Confirm";
import { Icon } from "@/shared/ui/Icon";
import { Menu } from "@/shared/ui/Menu";
import { Shape } from "@/shared/ui/Shape";

import styles from "./Sending.module.css";

interface Props {
  sender: SenderView;
  /** Mail leaves from the first account. */
  used: boolean;
  mayChange: boolean;
  onEdit: () => void;
}

/** One account mail leaves from. */
export function SenderRow({ sender, used, mayChange, onEdit }: Props) {
  const { t, language } = useText("sending");
  const [removing, setRemoving] = useState(false);
  const { id, fromName, address, host, port, security, hourlyCap, refused } = sender;
  const remove = useAct("outbox.remove_sender", { said: () => t("removed", { address }) });
  return (
    <li className={styles.row} data-testid="sender" data-refused={refused !== null}>
      <Icon of={Send} />
      <div className={styles.two}>
        <b className="cut">
          {fromName} &lt;{address}&gt;
        </b>
        <span className="quiet small cut">
          {host}:{port}, {t(`connections:server.securities.${security}`)}
        </span>
      </div>
      <div className={styles.two}>
        {refused !== null ? (
          <span className={styles.bad} title={refused}>
            <Shape kind="critical" /> {t("refused")}
          </span>
        ) : (
          <span>{t(used ? "used" : "spare")}</span>
        )}
        <span className="quiet small">
          {hourlyCap === 0 ? t("noCap") : t("cap", { count: hourlyCap, shown: count(hourlyCap, language) })}
        </span>
      </div>
      {mayChange && (
        <Menu
          align="end"
          groups={[
            {
              items: [
                { id: "sender-edit", label: t("edit"), icon: Pencil, run: onEdit },
                { id: "sender-remove", label: t("remove"), icon: Trash2, run: () => setRemoving(true) },
              ],
            },
          ]}
        >
          <Button
            look="quiet"
            icon={Ellipsis}
            aria-label={t("menu", { address })}
            data-testid="sender-more"
          />
        </Menu>
      )}
      {removing && (
        <Confirm
          title={t("removeTitle", { address })}
          about={t("removeAbout")}
          verb={t("remove")}
          onConfirm={() => {
            setRemoving(false);
            remove.mutate({ id });
          }}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  );
}
