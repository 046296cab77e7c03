// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { afterEach, expect, test } from "vitest";
import { LeaksCard } from "@/components/runs/dynamics/leaks-card";
import { SlicesCard } from "@/components/runs/dynamics/slices-card";
import { leaksOptions, slicesOptions } from "@/lib/runs/query-options";

afterEach(cleanup);

const view = { project: "demo", run: "a", canShare: false };
const whose = { run: "a", split: "dev", population: "Known" as const };

function drawn(card: React.ReactNode, client: QueryClient) {
  return render(
    <NuqsTestingAdapter>
      <QueryClientProvider client={client}>{card}</QueryClientProvider>
    </NuqsTestingAdapter>,
  ).container.innerHTML;
}

function clientWith(attributes: string[]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  client.setQueryData(leaksOptions("demo", "a", {}).queryKey, {
    ...{ ...whose, newFacts: 0, start: null, last: null, cases: [] },
    reason: "No answer of this run has a text.",
  });
  client.setQueryData(slicesOptions("demo", "a", { by: "relation" }).queryKey, {
    ...{ ...whose, by: "relation", attributes, best: null, last: null, slices: [] },
    ...({ leftOut: 0, reason: 'No example has an attribute "relation".' } as object),
  } as never);
  return client;
}

test("a card with nothing behind it, and one for attributes that the dataset lacks, are not drawn", () => {
  expect(drawn(<LeaksCard {...view} />, clientWith([]))).toBe("");
  expect(drawn(<SlicesCard {...view} />, clientWith([]))).toBe("");
});

test("slices are drawn where another attribute can be chosen", () => {
  drawn(<SlicesCard {...view} />, clientWith(["entity"]));
  expect(screen.getByRole("option", { name: "entity" })).toBeTruthy();
});
