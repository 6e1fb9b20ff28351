import { ShieldCheck } from "lucide-react";

import { Row } from "@/features/settings/Row";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Note } from "@/shared/ui/Note";

/** Checks the database, the files, the search and the audit chain, and says what it found. */
export function VerifyRow() {
  const { t } = useText("settings");
  const verify = useAct("audit.verify");
  return (
    <>
      <Row label={t("security.verify")} hint={t("security.verifyHint")}>
        {() => (
          <Button
            icon={ShieldCheck}
            disabled={verify.isPending}
            onClick={() => verify.mutate({})}
            data-testid="settings-verify"
          >
            {t(verify.isPending ? "security.verifying" : "security.verifyVerb")}
          </Button>
        )}
      </Row>
      {verify.data !== undefined && (
        <Note look={verify.data.ok ? "plain" : "bad"} data-testid="verify-result">
          {verify.data.ok ? (
            t("security.verified")
          ) : (
            <>
              {t("security.found", { count: verify.data.findings.length })}
              <ul>
                {verify.data.findings.map((finding) => (
                  <li key={finding}>{finding}</li>
                ))}
              </ul>
            </>
          )}
        </Note>
      )}
    </>
  );
}
