import type { Failure } from "@/contract/Failure";
import type { Language } from "@/contract/Language";

/** Whatever was thrown, as a failure that can be told to people. */
export function asFailure(thrown: unknown): Failure {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "messageFr" in thrown) {
    return thrown as Failure;
  }
  return {
    code: "broken",
    reason: "unreachable",
    messageFr: "Guichet n’a pas répondu. Rien de ce qui était enregistré n’est perdu.",
    messageEn: "Guichet did not answer. Nothing that was saved is lost.",
    remedyFr: "Réessayez. Si cela revient, fermez et rouvrez la fenêtre.",
    remedyEn: "Try again. If it comes back, close and reopen the window.",
    trace: thrown instanceof Error ? thrown.name : "",
  };
}

/** The sentences of a failure in one language; `remedy` may be empty. */
export function failureWords(thrown: unknown, language: Language): { message: string; remedy: string } {
  const failure = asFailure(thrown);
  return language === "en"
    ? { message: failure.messageEn, remedy: failure.remedyEn }
    : { message: failure.messageFr, remedy: failure.remedyFr };
}
