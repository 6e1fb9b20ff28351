import { useEffect, useRef, useState } from "react";

/** What is recorded, and for how long. */
export interface Recorded {
  blob: Blob;
  seconds: number;
}

/** Twenty minutes: more is a meeting, not a memo. */
const MOST_SECONDS = 20 * 60;

/** Whether this window can hear at all. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== "undefined" && navigator.mediaDevices?.getUserMedia !== undefined;
}

/** Records from the microphone. Nothing is heard before `start` and after `stop`. */
export function useRecorder(onDone: (recorded: Recorded) => void) {
  const [seconds, setSeconds] = useState<number | null>(null);
  const [refused, setRefused] = useState(false);
  const recorder = useRef<MediaRecorder | null>(null);
  const stop = () => recorder.current?.stop();
  const start = async () => {
    setRefused(false);
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      setRefused(true);
      return;
    }
    const parts: Blob[] = [];
    const began = Date.now();
    const made = new MediaRecorder(stream);
    made.ondataavailable = ({ data }) => parts.push(data);
    made.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      recorder.current = null;
      setSeconds(null);
      const blob = new Blob(parts, { type: made.mimeType });
      if (blob.size > 0) onDone({ blob, seconds: Math.round((Date.now() - began) / 1000) });
    };
    recorder.current = made;
    made.start();
    setSeconds(0);
  };
  const running = seconds !== null;
  useEffect(() => {
    if (!running) return;
    const tick = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1000);
    return () => clearInterval(tick);
  }, [running]);
  useEffect(() => {
    if (seconds !== null && seconds >= MOST_SECONDS) recorder.current?.stop();
  }, [seconds]);
  // Leaving the prospect ends the recording, and keeps it.
  useEffect(() => () => recorder.current?.stop(), []);
  return { seconds, refused, start, stop };
}
