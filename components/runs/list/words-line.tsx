"use client";

import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { IconButton } from "@/components/ui/button";

const key = "onset.known-words";
const told = "known-words-closed";

function subscribe(onChange: () => void): () => void {
  window.addEventListener(told, onChange);
  return () => window.removeEventListener(told, onChange);
}

const isClosed = () => window.localStorage.getItem(key) === "closed";

function close() {
  window.localStorage.setItem(key, "closed");
  window.dispatchEvent(new Event(told));
}

/** What Known and Unknown are, until somebody closes it; of the demo also what it shows. */
export function WordsLine({ project }: { project: string }) {
  const isHidden = useSyncExternalStore(subscribe, isClosed, () => false);
  if (isHidden) return null;
  return (
    <p className="flex items-start gap-3 text-muted">
      <span className="min-w-0 flex-1">
        <span aria-hidden className="mr-1.5 inline-block size-2 rounded-xs bg-known" />
        <strong className="font-semibold text-ink">Known</strong>: what the base model could answer.{" "}
        <span aria-hidden className="mr-1.5 inline-block size-2 rounded-xs bg-unknown" />
        <strong className="font-semibold text-ink">Unknown</strong>: what it could not, new to it.
        {project === "demo" &&
          " The demo trains one small model on mixes of both and asks it 800 known facts at every epoch."}
      </span>
      <IconButton icon={X} label="Close these words" onClick={close} />
    </p>
  );
}
