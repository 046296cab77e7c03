// Words that pages offer and schemas check; they stand apart so that no parser comes along into a page.
import { type FactKind, factKinds } from "@/lib/domain/alerts/run-facts";

export const alertKinds = factKinds;
export type AlertKind = FactKind;
