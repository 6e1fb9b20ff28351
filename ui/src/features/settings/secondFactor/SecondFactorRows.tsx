import { Smartphone } from "lucide-react";
import { useState } from "react";

import { Row } from "@/features/settings/Row";
import { PairDialog } from "@/features/settings/secondFactor/PairDialog";
import { Switch } from "@/features/settings/Switch";
import { useMay, useSession } from "@/shared/data/SessionContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";

/** The code after the passphrase: one's own telephone, and whether the firm asks it of everybody. */
export function SecondFactorRows() {
  const { t } = useText("secondFactor");
  const { userId } = useSession();
  const mayAsk = useMay("administer");
  const [pairing, setPairing] = useState(false);
  const now = useAsk("second_factor.show", {}).data;
  const drop = useAct("second_factor.drop", { said: () => t("dropped") });
  const require = useAct("second_factor.require");
  const enrolled = now?.enrolled ?? false;
  const mayDrop = enrolled && (now?.required === false || mayAsk);
  return (
    <>
      <Row label={t("title")} hint={t(enrolled ? "on" : "off")}>
        {() => (
          <span className="row">
            {mayDrop && (
              <Button onClick={() => drop.mutate({ memberId: userId })} data-testid="second-factor-drop">
                {t("drop")}
              </Button>
            )}
            <Button icon={Smartphone} onClick={() => setPairing(true)} data-testid="second-factor-pair">
              {t(enrolled ? "again" : "pair")}
            </Button>
          </span>
        )}
      </Row>
      {mayAsk && (
        <Row label={t("require")} hint={t(enrolled ? "requireHint" : "requireFirst")}>
          {(id) => (
            <Switch
              aria-labelledby={id}
              checked={now?.required ?? false}
              disabled={!enrolled || require.isPending}
              onChecked={(required) => require.mutate({ required })}
              data-testid="second-factor-require"
            />
          )}
        </Row>
      )}
      {pairing && <PairDialog onClose={() => setPairing(false)} />}
    </>
  );
}
