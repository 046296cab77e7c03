import { type Outcome, outcomeSymbol } from "@/lib/domain/outcomes/outcomes";

/** One example over checkpoints, a symbol each: "-++0." is wrong, twice correct, abstained, not evaluated. */
export function outcomeString(overCheckpoints: ArrayLike<Outcome>): string {
  return Array.from(overCheckpoints, outcomeSymbol).join("");
}
