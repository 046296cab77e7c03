import { readJsonBody } from "@/lib/http/json-body";
import { route } from "@/lib/http/route";
import { putChoiceInput } from "@/lib/runs/choice-schema";
import { chooseCheckpoint } from "@/lib/runs/choose-checkpoint";
import type { RunRef } from "@/lib/runs/service";

export const PUT = route<RunRef>(async ({ viewer, params, request }) =>
  chooseCheckpoint(viewer, params, await readJsonBody(request, putChoiceInput)),
);
