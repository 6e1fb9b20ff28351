import { Printer, Save } from "lucide-react";
import { useEffect, useRef, useState } from "react";

import { Step } from "@/features/onboarding/Step";
import type { Onboarding } from "@/features/onboarding/useOnboarding";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Checkbox } from "@/shared/ui/Checkbox";
import { FailureNote } from "@/shared/ui/FailureNote";
import { Field } from "@/shared/ui/Field";
import { Input } from "@/shared/ui/Input";
import { useToast } from "@/shared/ui/Toasts";

/** Step 3: the sheet that opens the firm when all else is lost, proven by two of its words. */
export function KitStep({ state, onProving }: { state: Onboarding; onProving: (proving: boolean) => void }) {
  const { t } = useText("onboarding");
  const host = useHost();
  const toast = useToast();
  const { step, go, kit, places, proofs, typed, setTyped, firm, makeKit, wordsLeft, kept, setKept } = state;
  const save = useAct("firm.save_recovery_kit", { said: () => t("kit.saved"), onDone: () => setKept(true) });
  const [left, setLeft] = useState<number[]>([]);
  const printing = useRef<HTMLButtonElement>(null);
  const firstWord = useRef<HTMLInputElement>(null);
  const ready = kit !== null;
  useEffect(() => {
    if (step === 3 && ready) (kept ? firstWord : printing).current?.focus();
  }, [step, ready, kept]);

  const print = () => {
    window.print();
    setKept(true);
  };
  const write = async () => {
    const [place] = await host.pick("save", t("kit.file"));
    if (place !== undefined && kit !== null)
      save.mutate({ words: kit.words, firmName: firm.name, place: place.token });
  };
  const type = (index: number, word: string) => setTyped(index === 0 ? [word, typed[1]] : [typed[0], word]);
  /** A word that can no longer become the right one, or was left before it did. */
  const wrong = (index: number) =>
    proofs[index] === "wrong" || (proofs[index] === "begun" && left.includes(index));
  return (
    <Step
      number={3}
      now={step}
      title={t("kit.title")}
      about={t("kit.about", { context: firm.kind })}
      onChange={() => go(3)}
    >
      {makeKit.error !== null && <FailureNote failure={makeKit.error} />}
      <div className="row">
        <Button
          icon={Printer}
          disabled={!ready}
          onClick={print}
          ref={printing}
          data-testid="onboarding-kit-print"
        >
          {t("kit.print")}
        </Button>
        <Button
          icon={Save}
          disabled={!ready}
          onClick={() => void write().catch(toast.fail)}
          data-testid="onboarding-kit-save"
        >
          {t("kit.save")}
        </Button>
      </div>
      <Checkbox
        checked={kept}
        onChecked={setKept}
        disabled={!ready}
        hint={t("kit.keptHint")}
        data-testid="onboarding-kit-copied"
      >
        {t("kit.kept")}
      </Checkbox>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (kept && wordsLeft === 0) state.finish();
        }}
        onFocus={() => onProving(true)}
        onBlur={() => onProving(false)}
        className="row"
        style={{ alignItems: "flex-start" }}
      >
        {places.map((place, index) => (
          <div key={place} className="grow">
            <Field
              label={t("kit.word", { number: place + 1 })}
              wrong={wrong(index) ? t("kit.wordWrong", { number: place + 1 }) : undefined}
            >
              {(control) => (
                <Input
                  {...control}
                  before={place + 1}
                  ref={index === 0 ? firstWord : undefined}
                  disabled={!ready || !kept}
                  value={typed[index] ?? ""}
                  onChange={(event) => type(index, event.target.value)}
                  onFocus={() => setLeft((before) => before.filter((one) => one !== index))}
                  onBlur={() => setLeft((before) => [...before, index])}
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
