import { FlaskConical, FolderOpen, MailPlus, Plug } from "lucide-react";

import styles from "@/features/today/BringIn.module.css";
import { useBringIn } from "@/shared/bringin/useBringIn";
import { useMay } from "@/shared/data/SessionContext";
import { go } from "@/shared/route/route";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Icon } from "@/shared/ui/Icon";

/** The first day: nothing is here yet, and there are three ways to change that. */
export function BringIn() {
  const { t } = useText("today");
  const { choose, loadDemo, busy } = useBringIn();
  const mayConnect = useMay("connect");
  return (
    <section className={styles.page} data-testid="today-empty">
      <div className={styles.inside}>
        <h2 className={styles.title}>{t("empty.title")}</h2>
        <p className={styles.about}>{t("empty.about")}</p>
        <div className={styles.drop}>
          <h2>{t("empty.drop")}</h2>
          <p className="soft">{t("empty.dropAbout")}</p>
          <div className="row">
            <Button
              look="go"
              icon={MailPlus}
              disabled={busy}
              onClick={() => choose("files")}
              data-testid="empty-choose-files"
            >
              {t("empty.files")}
            </Button>
            <Button
              icon={FolderOpen}
              disabled={busy}
              onClick={() => choose("folders")}
              data-testid="empty-choose-folder"
            >
              {t("empty.folder")}
            </Button>
          </div>
        </div>
        {mayConnect && (
          <div className={styles.way}>
            <Icon of={Plug} />
            <div>
              <b>{t("empty.connect")}</b>
              <p className="soft small">{t("empty.connectAbout")}</p>
            </div>
            <Button
              onClick={() => go({ room: "settings", section: "connections" })}
              data-testid="empty-connect"
            >
              {t("empty.connectVerb")}
            </Button>
          </div>
        )}
        <div className={styles.way}>
          <Icon of={FlaskConical} />
          <div>
            <b>{t("empty.demo")}</b>
            <p className="soft small">{t("empty.demoAbout")}</p>
          </div>
          <Button disabled={busy} onClick={loadDemo} data-testid="empty-demo">
            {t("empty.demoVerb")}
          </Button>
        </div>
      </div>
    </section>
  );
}
