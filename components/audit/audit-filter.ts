import { parseAsString, parseAsStringLiteral } from "nuqs";
import { type AuditFilter, callResults } from "@/lib/audit/schema";

/** What of the trail stands in its address. */
export const auditFilterParsers = {
  actor: parseAsString.withDefault(""),
  action: parseAsString.withDefault(""),
  outcome: parseAsStringLiteral(callResults),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
};

type State = {
  actor: string;
  action: string;
  outcome: AuditFilter["outcome"] | null;
  from: string;
  to: string;
};

/** The query of a state; a bound that is no day is left out. */
export function auditFilterOf({ actor, action, outcome, from, to }: State): AuditFilter {
  const isDay = (text: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return {
    ...(actor.trim() !== "" && { actor: actor.trim() }),
    ...(action !== "" && { action }),
    ...(outcome !== null && outcome !== undefined && { outcome }),
    ...(isDay(from) && { from }),
    ...(isDay(to) && { to }),
  };
}
