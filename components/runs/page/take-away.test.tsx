import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { TakeAway } from "@/components/runs/page/take-away";
import { buttonStyle } from "@/components/ui/button-style";
import { runOptions } from "@/lib/runs/query-options";
import type { RunDetail } from "@/lib/runs/schema";

it("stands as Share and Export, in that order and without a frame", () => {
  const client = new QueryClient();
  const run = { name: "Run", updatedAt: "2026-11-24T00:00:00.000Z" } as RunDetail;
  client.setQueryData(runOptions("p", "r").queryKey, run);
  const picture = { title: "Accuracy" } as never;
  const place = { project: "p", run: "r", canShare: true };
  const html = renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <TakeAway {...{ place, picture }} chart="exhibit" sample="8 examples" />
    </QueryClientProvider>,
  );
  const buttons = [...html.matchAll(/<button[^>]*class="([^"]*)"[^>]*>(.*?)<\/button>/g)];
  expect(buttons.map(([, , inner]) => inner?.replace(/<[^>]*>/g, "").trim())).toEqual([
    "Share",
    "Export",
  ]);
  const framed = /(?<!\S)(border|bg-card|bg-primary)(?!\S)/;
  expect(buttonStyle({ variant: "secondary" })).toMatch(framed);
  for (const [, classes] of buttons) expect(classes).not.toMatch(framed);
});
