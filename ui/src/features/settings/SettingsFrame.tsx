import { Fragment } from "react";
import type { ReactNode } from "react";

import { SECTIONS } from "@/features/settings/sections";
import type { Section } from "@/features/settings/sections";
import styles from "@/features/settings/SettingsFrame.module.css";
import { useText } from "@/shared/text/useText";
import { GoTo } from "@/shared/ui/GoTo";
import { Page } from "@/shared/ui/Page";

interface SettingsFrameProps {
  section: Section;
  /** Beside the title. */
  bar?: ReactNode;
  /** At the end of the bar. */
  end?: ReactNode;
  children: ReactNode;
}

/** The list of sections, and one of them. */
export function SettingsFrame({ section, bar, end, children }: SettingsFrameProps) {
  const { t } = useText("settings");
  return (
    <Page title={t(`section.${section}`)} bar={bar} end={end} data-testid={`settings-${section}`}>
      <div className={styles.frame}>
        <nav className={styles.nav} aria-label={t("title")}>
          {Object.entries(SECTIONS).map(([group, sections]) => (
            <Fragment key={group}>
              <h2>{t(`group.${group}`)}</h2>
              {sections.map((name) => (
                <GoTo
                  key={name}
                  to={{ room: "settings", section: name }}
                  className={styles.link}
                  aria-current={name === section ? "page" : undefined}
                  data-testid={`settings-nav-${name}`}
                >
                  {t(`section.${name}`)}
                </GoTo>
              ))}
            </Fragment>
          ))}
        </nav>
        <div className={styles.scroll}>
          <div className={styles.body}>{children}</div>
        </div>
      </div>
    </Page>
  );
}
