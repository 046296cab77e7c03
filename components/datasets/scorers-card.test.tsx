// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ScorersCard } from "@/components/datasets/scorers-card";
import { showToastsWith } from "@/components/ui/toast";
import type { DatasetDetail } from "@/lib/datasets/schema";
import type { ScorersResponse } from "@/lib/datasets/scorers-schema";

type Action = { label: string; onClick: () => void };
const toasts: { message: string; action: Action }[] = [];

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));
showToastsWith(({ text, options }) =>
  toasts.push({ message: text, action: options?.action as Action }),
);

const dataset: DatasetDetail = {
  ...{ id: "facts", name: "Facts", baseModel: null, scorer: "exact", abstentionPhrases: [] },
  ...{ stopTexts: ["\n"], slick: null, examples: 233, byCategory: {}, bySplit: {}, runs: 2 },
  labels: { drawn: 233, weak: 0, given: 0, greedy: null, sampled: null },
  ...{ version: 1, createdAt: "2026-11-01T00:00:00.000Z" },
};
const compared: ScorersResponse = {
  ...{ dataset: "facts", scorer: "exact", answers: 233, draws: 233, predictions: 0 },
  ...{ isWhole: true, stated: 0, severalTargets: 0 },
  scorers: [
    { scorer: "exact", right: 0, of: 233 },
    { scorer: "contains", right: 72, of: 233 },
  ],
  examples: [
    {
      ...{ id: "q1", question: "Where is Sarajevo?", answers: ["Bosnia"] },
      ...{ given: "It is in Bosnia.", rightBy: ["contains"] },
    },
  ],
};

let sent: { method: string; body: unknown }[];

beforeEach(() => {
  sent = [];
  toasts.length = 0;
  vi.stubGlobal("fetch", async (_: string, init: RequestInit = {}) => {
    if (init.method === "PUT") sent.push({ method: "PUT", body: JSON.parse(String(init.body)) });
    return Response.json(init.method === "PUT" ? dataset : compared);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(canWrite: boolean) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ScorersCard project="p" dataset={dataset} canWrite={canWrite} />
    </QueryClientProvider>,
  );
}

describe("the card of scorers", () => {
  it("asks which scorer is yours, with answers on which they differ", async () => {
    show(false);
    await screen.findByText("Of 233 answers, exact finds 0 right, contains 72: which is yours?");
    expect(screen.getByText("“It is in Bosnia.”")).toBeTruthy();
    expect(screen.getByText("right by contains")).toBeTruthy();
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("scores again only after asking, and takes it back", async () => {
    show(true);
    fireEvent.click(await screen.findByRole("button", { name: "Use contains…" }));
    expect(await screen.findByText(/The answers of 2 runs are scored again/)).toBeTruthy();
    expect(sent).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Use contains" }));
    await waitFor(() => expect(toasts).toHaveLength(1));
    expect(sent).toEqual([{ method: "PUT", body: { scorer: "contains" } }]);
    expect(toasts[0]?.message).toBe("Scored by contains now.");
    toasts[0]?.action.onClick();
    await waitFor(() => expect(sent.at(-1)?.body).toEqual({ scorer: "exact" }));
  });

  it("sends where answers end as one asked for it", async () => {
    show(true);
    fireEvent.click(await screen.findByRole("button", { name: "Where answers end…" }));
    fireEvent.click(await screen.findByRole("checkbox"));
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Q:\n</s>" } });
    fireEvent.click(screen.getByRole("button", { name: "Score again" }));
    await waitFor(() =>
      expect(sent).toEqual([{ method: "PUT", body: { stopTexts: ["Q:", "</s>"] } }]),
    );
  });
});
