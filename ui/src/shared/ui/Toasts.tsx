import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

import { asFailure, failureWords } from "@/shared/data/failure";
import { useKeys } from "@/shared/keys/useKeys";
import { useText } from "@/shared/text/useText";
import { Kbd } from "@/shared/ui/Kbd";
import { Shape } from "@/shared/ui/Shape";
import styles from "@/shared/ui/Toasts.module.css";

interface Toast {
  id: number;
  text: string;
  remedy?: string;
  bad: boolean;
  undo?: (() => void) | undefined;
}

export interface Toaster {
  /** Says what was done; with `undo`, how to take it back. */
  show: (text: string, undo?: () => void) => void;
  /** Says what went wrong, in the person's language. */
  fail: (failure: unknown) => void;
}

const ToastContext = createContext<Toaster>({ show: () => undefined, fail: () => undefined });
const PlaceContext = createContext<(place: HTMLElement | null) => void>(() => undefined);

export function useToast(): Toaster {
  return useContext(ToastContext);
}

/**
 * The room that a screen gives to toasts: only the last one is shown, and it takes its place among
 * what is there, so that nothing a person may want to click is covered. A screen without it has
 * them float at its foot.
 */
export function ToastPlace() {
  return <div ref={useContext(PlaceContext)} className={styles.place} />;
}

/** Milliseconds a toast stays; what can be undone or went wrong stays longer. */
const STAYS = 4_000;
const STAYS_LONG = 10_000;

export function Toasts({ children }: { children: ReactNode }) {
  const { t, language } = useText("common");
  const [toasts, setToasts] = useState<Toast[]>([]);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const last = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => running.forEach(clearTimeout);
  }, []);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const add = useCallback(
    (toast: Omit<Toast, "id">) => {
      const id = ++last.current;
      setToasts((all) => [...all.slice(-2), { ...toast, id }]);
      const timer = setTimeout(
        () => {
          timers.current.delete(timer);
          drop(id);
        },
        toast.bad || toast.undo !== undefined ? STAYS_LONG : STAYS,
      );
      timers.current.add(timer);
    },
    [drop],
  );
  const toaster = useMemo<Toaster>(
    () => ({
      show: (text, undo) => add({ text, undo, bad: false }),
      fail(failure) {
        // A locked office already shows the door.
        if (asFailure(failure).code === "locked") return;
        const { message, remedy } = failureWords(failure, language);
        add({ text: message, remedy, bad: true });
      },
    }),
    [add, language],
  );
  const undoable = [...toasts].reverse().find((toast) => toast.undo !== undefined);
  const takeBack = (toast: Toast) => {
    toast.undo?.();
    drop(toast.id);
  };
  useKeys(
    undoable === undefined
      ? []
      : [{ id: "toast.undo", keys: "mod+z", label: t("undo"), run: () => takeBack(undoable) }],
  );
  const shown = place === null ? toasts : toasts.slice(-1);
  const stack = (
    <div className={place === null ? styles.stack : styles.inline} role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className={styles.toast} data-bad={toast.bad} data-testid="toast">
          {toast.bad && <Shape kind="critical" small={place !== null} />}
          <p className={styles.text} title={toast.text}>
            {toast.text}
            {toast.remedy !== undefined && toast.remedy !== "" && <span> {toast.remedy}</span>}
          </p>
          {toast.undo !== undefined && (
            <button
              type="button"
              className={styles.undo}
              onClick={() => takeBack(toast)}
              data-testid="toast-undo"
            >
              {t("undo")}
              {toast === undoable && <Kbd keys="mod+z" />}
            </button>
          )}
          {toast.bad && (
            <button type="button" className={styles.undo} onClick={() => drop(toast.id)}>
              {t("close")}
            </button>
          )}
        </div>
      ))}
    </div>
  );
  return (
    <ToastContext value={toaster}>
      <PlaceContext value={setPlace}>{children}</PlaceContext>
      {place === null ? stack : createPortal(stack, place)}
    </ToastContext>
  );
}
