import type { Question } from "./mapping";

/** Asked of a file that names neither a step nor an epoch. Left open it is not stored: no checkpoint is the likelier one. */
export const stepQuestion: Question = {
  id: "step",
  text: "Of which checkpoint are these answers?",
  reason: "The file names no step and no epoch. Its step can also be said beside its name.",
  options: [
    { value: "open", label: "Leave open: not stored yet", mapping: {} },
    { value: "0", label: "The base model (step 0)", mapping: { constants: { step: 0 } } },
  ],
  chosen: "open",
};
