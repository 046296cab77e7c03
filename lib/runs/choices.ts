import { transitions } from "@/lib/domain/example-history";

// Words that pages offer and schemas check; they stand apart so that no parser comes along into a page.

export const runStatuses = ["running", "finished", "failed"] as const;

export const exampleTransitions = [...transitions, "lost-since-best", "gained-since-best"] as const;
