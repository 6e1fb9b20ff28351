import { Printer, Save } from "lucide-react";

import { Step } from "@/features/onboarding/Step";
import type { Onboarding } from "@/features/onboarding/useOnboarding";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { useToast } from "@/shared/ui/Toasts";

/** Step 3: the sheet that opens the firm when all else is lost, proven by two of its words. */
export function KitStep({ state, onProving }: { state: Onboarding; onProving: (proving: boolean) => void }) {
  const { t } = useText("onboarding");
  const host = useHost();
  const toast = useToast();
  const save = useAct("firm.save_recovery_kit", { said: () => t("kit.saved") });
  const { step, go, kit, places, typed, setTyped, firm, makeKit, wordsLeft } = state;
  const write = async () => {
    const [place] = await host.pick("save", t("kit.file"));
    if (place !== undefined && kit !== null)
      save.mutate({ words: kit.words, firmName: firm.name, place: place.token });
  };
  const type = (index: number, word: string) => setTyped(index === 0 ? [word, typed[1]] : [typed[0], word]);
  return (
    <Step number={3} now={step} title={t("kit.title")} about={t("kit.about")} onChange={() => go(3)}>
      {makeKit.error !== null && <FailureNote failure={makeKit.error} />}
      <div className="row">
        <Button
          icon={Printer}
          disabled={kit === null}
          onClick={() => window.print()}
          data-testid="onboarding-kit-print"
        >
          {t("kit.print")}
        </Button>
        <Button
          icon={Save}
          disabled={kit === null}
          onClick={() => void write().catch(toast.fail)}
          data-testid="onboarding-kit-save"
        >
          {t("kit.save")}
        </Button>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wordsLeft === 0) state.finish();
        }}
        onFocus={() => onProving(true)}
        onBlur={() => onProving(false)}
        className="row"
        style={{ alignItems: "flex-start" }}
      >
        {places.map((place, index) => (
          <div key={place} className="grow">
            <Field label={t("kit.word", { number: place + 1 })}>
              {(control) => (
                <Input
                  {...control}
                  before={place + 1}
                  disabled={kit === null}
                  value={typed[index] ?? ""}
                  onChange={(event) => type(index, event.target.value)}
                  data-word={place + 1}
                  data-testid={`onboarding-kit-word-${index + 1}`}
                />
              )}
            </Field>
          </div>
        ))}
        <button type="submit" hidden />
      </form>
    </Step>
  );
}
