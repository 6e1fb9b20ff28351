import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";

import type { DocumentView } from "@/contract/DocumentView";
import type { VersionView } from "@/contract/VersionView";
import { Fingerprint } from "@/features/documents/Fingerprint";
import { RestoreDialog } from "@/features/documents/RestoreDialog";
import { useMay } from "@/shared/data/SessionContext";
import { dayAndTime } from "@/shared/text/dates";
import { count, fileSize } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { GoTo } from "@/shared/ui/GoTo";
import { Icon } from "@/shared/ui/Icon";
import { Section } from "@/shared/ui/Section";

import styles from "./FactsPane.module.css";

interface Props {
  view: DocumentView;
  onVersion: (version: number) => void;
}

/** Where the file comes from and that nobody altered it; every version can be looked at and brought back. */
export function VersionRows({ view, onVersion }: Props) {
  const { t, language } = useText("documents");
  const [asking, setAsking] = useState<VersionView | null>(null);
  const { versions, document, intact, marks, sha256 } = view;
  const signs = marks.filter((mark) => mark !== "truncated");
  const missing = document.reading.error === "original_missing";
  return (
    <Section
      title={t(versions.length > 1 ? "versions.title" : "versions.file")}
      count={versions.length > 1 ? count(versions.length, language) : undefined}
      data-testid="versions"
    >
      {!missing && (
        <p className={`${styles.intact} ${intact ? "" : "red"}`} data-testid="intact">
          <Icon of={intact ? ShieldCheck : ShieldAlert} small />
          <span>
            {[
              t(intact ? "versions.intact" : "versions.changed"),
              ...signs.map((mark) => t(`mark.${mark}`, { defaultValue: mark })),
            ].join(" · ")}
          </span>
        </p>
      )}
      {versions.length === 0 && (
        <div className={styles.version}>
          <p className="small soft">
            {t("origin.mail", { when: dayAndTime(document.at, language, new Date()) })}{" "}
            {document.messageId !== null && (
              <GoTo to={{ room: "inbox", id: document.messageId }} className="link">
                {t("versions.message")}
              </GoTo>
            )}
          </p>
          <p className="small quiet row">
            <span>{fileSize(document.bytes, language)}</span>
            {sha256 !== "" && <Fingerprint sha256={sha256} />}
          </p>
        </div>
      )}
      <ul>
        {versions.map((version) => (
          <VersionRow
            key={version.number}
            version={version}
            view={view}
            onVersion={onVersion}
            onRestore={() => setAsking(version)}
          />
        ))}
      </ul>
      {asking !== null && (
        <RestoreDialog
          document={document}
          version={asking}
          onClose={() => setAsking(null)}
          onVersion={onVersion}
        />
      )}
    </Section>
  );
}

function VersionRow({
  version,
  view,
  onVersion,
  onRestore,
}: Props & { version: VersionView; onRestore: () => void }) {
  const { t, language } = useText("documents");
  const mayWork = useMay("work");
  const here = version.number === view.shown;
  const newest = version.number === view.document.version;
  const when = dayAndTime(version.at, language, new Date());
  const word = t("versions.one", { number: version.number });
  return (
    <li className={styles.version} data-testid="version">
      <div className={styles.first}>
        {here ? (
          <strong>{word}</strong>
        ) : (
          <button
            type="button"
            className="link"
            onClick={() => onVersion(version.number)}
            data-testid="show-version"
          >
            {word}
          </button>
        )}
        {here && view.versions.length > 1 && <span className="small quiet">{t("versions.shown")}</span>}
        {mayWork && view.document.origin === "file" && !newest && (
          <Button
            size="small"
            look="quiet"
            className={styles.restore}
            onClick={onRestore}
            data-testid="version-restore"
          >
            {t("versions.restore")}
          </Button>
        )}
      </div>
      <p className="small soft">
        {version.by === null ? when : t("versions.by", { who: version.by, when })}
        {version.restores !== null && `, ${t("versions.restores", { number: version.restores })}`}
      </p>
      <p className="small quiet row">
        <span>{fileSize(version.bytes, language)}</span>
        {version.sha256 !== "" && <Fingerprint sha256={version.sha256} />}
      </p>
    </li>
  );
}
