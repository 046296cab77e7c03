import { toApiError } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";
import type { ProjectSettings } from "@/lib/projects/schema";
import type { RecomputedRun } from "@/lib/runs/recount/recompute-project";

/** Sends the settings and tells each run that was computed again, as its line arrives. */
export async function sendSettings(
  project: string,
  settings: ProjectSettings,
  onRun: (run: RecomputedRun) => void,
): Promise<void> {
  const response = await fetch(apiPaths.settings(project), {
    method: "PATCH",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(settings),
  });
  if (!response.ok) throw toApiError(response.status, await response.text());
  const take = (line: string) => {
    if (line.trim() === "") return;
    const value = JSON.parse(line) as RecomputedRun | { error: object };
    // The answer had begun when it failed, so the failure is a line of it.
    if ("error" in value) throw toApiError(500, line);
    onRun(value);
  };
  let rest = "";
  for await (const text of textOf(response)) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  }
  take(rest);
}

async function* textOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
