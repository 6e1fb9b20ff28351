import type { FormEvent } from "react";
import { useState } from "react";

import { KindChoice } from "@/features/onboarding/KindChoice";
import { Step } from "@/features/onboarding/Step";
import type { FirmDraft, Onboarding } from "@/features/onboarding/useOnboarding";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { TextField } from "@/shared/ui/TextField";

type Typed = Exclude<keyof FirmDraft, "kind">;

const FIELDS: { key: Typed; testid: string; type?: string }[] = [
  { key: "name", testid: "onboarding-firm-name" },
  { key: "ownerName", testid: "onboarding-owner-name" },
  { key: "ownerEmail", testid: "onboarding-owner-email", type: "email" },
];

/** What is missing, by field. */
function wrongs(firm: FirmDraft): Partial<Record<Typed, string>> {
  const wrong: Partial<Record<Typed, string>> = {};
  if (firm.name.trim() === "") wrong.name = "nameMissing";
  if (firm.ownerName.trim() === "") wrong.ownerName = "ownerNameMissing";
  if (!/^\S+@\S+$/.test(firm.ownerEmail.trim())) wrong.ownerEmail = "ownerEmailWrong";
  return wrong;
}

/** Step 1: the firm and who leads it. */
export function FirmStep({ state }: { state: Onboarding }) {
  const { t } = useText("onboarding");
  const [tried, setTried] = useState(false);
  const { firm, setFirm, step, go } = state;
  const wrong = wrongs(firm);
  const next = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(wrong).length === 0) go(2);
  };
  const context = firm.kind;
  const said = t("firm.said", { firm: firm.name, owner: firm.ownerName });
  return (
    <Step
      number={1}
      now={step}
      title={t("firm.title", { context })}
      about={step > 1 ? said : t("firm.about")}
      onChange={() => go(1)}
    >
      <form onSubmit={next} noValidate style={{ display: "contents" }}>
        <KindChoice kind={firm.kind} onKind={(kind) => setFirm({ ...firm, kind })} />
        {FIELDS.map(({ key, testid, type }) => (
          <TextField
            key={key}
            label={t(`firm.${key}`, { context })}
            wrong={tried && wrong[key] !== undefined ? t(`firm.${wrong[key]}`, { context }) : undefined}
            type={type ?? "text"}
            autoFocus={key === "name"}
            value={firm[key]}
            onText={(text) => setFirm({ ...firm, [key]: text })}
            data-testid={testid}
          />
        ))}
        <div>
          <Button type="submit" look="go" data-testid="onboarding-firm-next">
            {t("continue")}
          </Button>
        </div>
      </form>
    </Step>
  );
}
