import { useState } from "react";

import type { IntelligenceView } from "@/contract/IntelligenceView";
import { Row } from "@/features/settings/Row";
import { useAct } from "@/shared/data/useAct";
import { SecretInput } from "@/shared/passphrase/SecretInput";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Input } from "@/shared/ui/Input";
import { Note } from "@/shared/ui/Note";
import { Select } from "@/shared/ui/Select";

const PROVIDERS = ["off", "ollama", "openai", "anthropic", "xai"];

/** Which outside model may refine, or none; and what then leaves the computer. */
export function ProviderForm({ engine, mayChange }: { engine: IntelligenceView; mayChange: boolean }) {
  const { t } = useText("settings");
  const [provider, setProvider] = useState(engine.provider);
  const [model, setModel] = useState(engine.model);
  const [endpoint, setEndpoint] = useState(engine.endpoint);
  const [key, setKey] = useState("");
  const set = useAct("intelligence.set_provider", {
    said: (now) => t(now.provider === "off" ? "intelligence.savedOff" : "intelligence.saved"),
  });
  const local = provider === "ollama";
  const off = provider === "off";
  const needsKey = !off && !local && key === "" && !(engine.hasKey && engine.provider === provider);
  const changed =
    provider !== engine.provider || model !== engine.model || endpoint !== engine.endpoint || key !== "";
  const save = () =>
    set.mutate({
      provider,
      ...(model === "" ? {} : { model }),
      ...(endpoint === "" ? {} : { endpoint }),
      ...(key === "" ? {} : { key }),
    });
  const options = PROVIDERS.map((value) => ({ value, label: t(`intelligence.providers.${value}`) }));
  return (
    <>
      <Row label={t("intelligence.which")}>
        {(id) => (
          <Select
            aria-labelledby={id}
            disabled={!mayChange}
            value={provider}
            options={options}
            onValue={setProvider}
            data-testid="intelligence-provider"
          />
        )}
      </Row>
      {!off && (
        <Row label={t("intelligence.model")}>
          {(id) => (
            <Input
              aria-labelledby={id}
              disabled={!mayChange}
              value={model}
              onChange={(event) => setModel(event.target.value)}
              data-testid="intelligence-model"
            />
          )}
        </Row>
      )}
      {local && (
        <Row label={t("intelligence.endpoint")} hint={t("intelligence.endpointHint")}>
          {(id) => (
            <Input
              aria-labelledby={id}
              disabled={!mayChange}
              placeholder="http://localhost:11434"
              value={endpoint}
              onChange={(event) => setEndpoint(event.target.value)}
              data-testid="intelligence-endpoint"
            />
          )}
        </Row>
      )}
      {!off && !local && (
        <Row
          label={t("intelligence.key")}
          hint={
            engine.hasKey && engine.provider === provider
              ? t("intelligence.keyKept")
              : t("intelligence.keyHint")
          }
        >
          {(id) => (
            <SecretInput
              aria-labelledby={id}
              disabled={!mayChange}
              value={key}
              onChange={(event) => setKey(event.target.value)}
              data-testid="intelligence-key"
            />
          )}
        </Row>
      )}
      <Note look={off || local ? "plain" : "warn"} data-testid="intelligence-leaves">
        {t(
          off
            ? "intelligence.leavesNothing"
            : local
              ? "intelligence.leavesLocal"
              : "intelligence.leavesMasked",
        )}
      </Note>
      {changed && (
        <div className="row" style={{ paddingTop: "var(--s-3)" }}>
          <Button
            look="go"
            disabled={!mayChange || needsKey || set.isPending}
            onClick={save}
            data-testid="intelligence-save"
          >
            {t("common:save")}
          </Button>
          {needsKey && <span className="quiet small">{t("intelligence.keyMissing")}</span>}
        </div>
      )}
    </>
  );
}
