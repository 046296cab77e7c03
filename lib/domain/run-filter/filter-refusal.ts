import type { FilterMistake } from "./filter-expression";

/** Carries a mistake up to `parseFilter`, which gives it back as a value; it never leaves that file's call. */
export class FilterRefusal extends Error {
  readonly mistake: FilterMistake;

  constructor(message: string, { from, to }: { from: number; to: number }) {
    super(message);
    this.mistake = { message, from, to };
  }
}
