import { Copy } from "lucide-react";

import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./FactsPane.module.css";

/** A SHA-256, as much of it as the eye can compare; the whole of it to copy. */
export function Fingerprint({ sha256 }: { sha256: string }) {
  const { t } = useText("documents");
  const toast = useToast();
  const copy = () => {
    navigator.clipboard.writeText(sha256).then(() => toast.show(t("said.copied")), toast.fail);
  };
  const short = `${sha256.slice(0, 8)}…${sha256.slice(-4)}`;
  return (
    <span className={styles.hash} title={`SHA-256 ${sha256}`}>
      {short}
      <Button
        size="small"
        look="quiet"
        icon={Copy}
        aria-label={t("versions.copy", { hash: short })}
        onClick={copy}
        data-testid="copy-hash"
      />
    </span>
  );
}
