import { nearestNames } from "@/lib/domain/nearest-names";
import type { FilterOperator } from "./filter-expression";

const jointsSaid: Readonly<Record<string, "and" | "or">> = {
  "&": "and",
  "+": "and",
  ",": "and",
  ";": "and",
  plus: "and",
  with: "and",
  "|": "or",
  "/": "or",
};

const signsSaid: Readonly<Record<string, FilterOperator>> = {
  is: "=",
  are: "=",
  equals: "=",
  eq: "=",
  ":": "=",
  isnt: "!=",
  ne: "!=",
  not: "!=",
  "!": "!=",
  below: "<",
  under: "<",
  less: "<",
  lt: "<",
  above: ">",
  over: ">",
  more: ">",
  greater: ">",
  gt: ">",
  contains: "~",
  has: "~",
  like: "~",
};

/** Ends a sentence about a word that stands where "and" or "or" must: which of them it most likely meant, or nothing. */
export function jointMeant(text: string): string {
  const said = text.toLowerCase();
  return question(
    Object.hasOwn(jointsSaid, said) ? jointsSaid[said] : nearest(said, ["and", "or"]),
  );
}

/** The same of a word that stands where a sign must. */
export function signMeant(text: string): string {
  const said = text.toLowerCase();
  return question(Object.hasOwn(signsSaid, said) ? signsSaid[said] : undefined);
}

/** The same of a word that is none of those a field has. */
export function choiceMeant(text: string, choices: readonly string[]): string {
  return question(nearest(text.toLowerCase(), choices));
}

function nearest(said: string, names: readonly string[]): string | undefined {
  return nearestNames(said, names, 1)[0];
}

function question(meant: string | undefined): string {
  return meant === undefined ? "" : `; did you mean "${meant}"?`;
}
