import type { ExternalToast } from "sonner";

type Kind = "success" | "error" | "info";
type Message = { kind: Kind; text: string; options: ExternalToast | undefined };

/** What was said before there was a place to show it. */
let waiting: Message[] = [];
let show: ((message: Message) => void) | null = null;
let isWanted = false;
const listeners = new Set<() => void>();

/** Open dialogs, the one in front last: a refusal behind it would not be seen. */
const inFront: ((text: string) => void)[] = [];

/** Refusals are told to what is open in front of the page, until the returned call. */
export function tellRefusals(told: (text: string) => void): () => void {
  inFront.push(told);
  return () => void inFront.splice(inFront.indexOf(told), 1);
}

function say(kind: Kind, text: string, options?: ExternalToast): void {
  const told = kind === "error" ? inFront.at(-1) : undefined;
  if (told) {
    told(text);
    return;
  }
  const message = { kind, text, options };
  if (show !== null) {
    show(message);
    return;
  }
  waiting.push(message);
  isWanted = true;
  for (const listener of listeners) listener();
}

/** Short messages at the edge of the page. What shows them is fetched with the first. */
export const toast = {
  success: (text: string, options?: ExternalToast) => say("success", text, options),
  error: (text: string, options?: ExternalToast) => say("error", text, options),
  info: (text: string, options?: ExternalToast) => say("info", text, options),
};

/** Whether anything was said yet, for `useSyncExternalStore`. */
export const toastsWanted = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: () => isWanted,
};

/** Called by what shows messages, once it is there. */
export function showToastsWith(shown: (message: Message) => void): void {
  show = shown;
  for (const message of waiting) shown(message);
  waiting = [];
}
