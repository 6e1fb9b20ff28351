import { useState } from "react";

import type { FirmKind } from "@/contract/FirmKind";
import type { Language } from "@/contract/Language";
import type { RecoveryKitView } from "@/contract/RecoveryKitView";
import { useAct } from "@/shared/data/useAct";
import { useNewPassphrase } from "@/shared/passphrase/useNewPassphrase";
import { go as goTo } from "@/shared/route/route";

/** The firm as it is being described. */
export interface FirmDraft {
  kind: FirmKind;
  name: string;
  ownerName: string;
  ownerEmail: string;
}

/** Two different words of the kit, by their place (from 0), in reading order. */
export function twoPlaces(total: number): [number, number] {
  const [one = 0, other = 1] = crypto.getRandomValues(new Uint32Array(2));
  const first = one % total;
  const second = (first + 1 + (other % (total - 1))) % total;
  return first < second ? [first, second] : [second, first];
}

/** Capitals, accents and spaces do not matter when a word is typed back. */
function plain(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

/** What a typed word is: still nothing, the beginning of the right one, the right one, or another. */
export type Proof = "empty" | "begun" | "right" | "wrong";

function proofOf(typed: string, word: string): Proof {
  if (plain(typed) === "") return "empty";
  if (plain(typed) === plain(word)) return "right";
  return plain(word).startsWith(plain(typed)) ? "begun" : "wrong";
}

/** Everything that is typed before the firm exists. Nothing of it is stored until `create`. */
export function useOnboarding(language: Language, onEntered: () => void) {
  const [step, setStep] = useState(1);
  const [firm, setFirm] = useState<FirmDraft>({ kind: "law-firm", name: "", ownerName: "", ownerEmail: "" });
  const passphrase = useNewPassphrase();
  const [remember, setRemember] = useState(true);
  const [kit, setKit] = useState<RecoveryKitView | null>(null);
  const [places] = useState(() => twoPlaces(18));
  const [typed, setTyped] = useState<[string, string]>(["", ""]);
  // Paper or stick: nobody makes a firm whose only kit is on the screen.
  const [kept, setKept] = useState(false);
  const makeKit = useAct("firm.make_recovery_kit", { onDone: setKit, quiet: true });
  const create = useAct("firm.create", {
    onDone: () => {
      // A sales team lives in its campaigns; the first screen waits for mail.
      if (firm.kind === "sales") goTo({ room: "campaigns" });
      onEntered();
    },
    quiet: true,
  });

  const proofs = places.map((place, index) => proofOf(typed[index] ?? "", kit?.words[place] ?? ""));
  const right = proofs.filter((proof) => proof === "right").length;
  const go = (to: number) => {
    setStep(to);
    if (to === 3 && kit === null) makeKit.mutate({});
  };
  const finish = () =>
    create.mutate({
      name: firm.name.trim(),
      kind: firm.kind,
      ownerName: firm.ownerName.trim(),
      ownerEmail: firm.ownerEmail.trim(),
      language,
      passphrase: passphrase.value,
      kitWords: kit?.words ?? [],
      remember,
    });
  return {
    step,
    go,
    firm,
    setFirm,
    passphrase,
    remember,
    setRemember,
    kit,
    places,
    typed,
    setTyped,
    kept,
    setKept,
    proofs,
    wordsLeft: 2 - right,
    makeKit,
    create,
    finish,
  };
}

export type Onboarding = ReturnType<typeof useOnboarding>;
