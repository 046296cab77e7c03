import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { RunSummary } from "@/lib/runs/schema";
import { RunHealth } from "./run-health";

const best = { step: 100, epoch: 1, accuracy: 0.81 };
const rates = { health: "insufficient-data", onset: null, isRatesOnly: true, openSets: 0, best };
const words = (run: object) =>
  renderToStaticMarkup(<RunHealth run={run as RunSummary} />).replace(/<[^>]*>/g, "");

describe("the badge of a run whose accuracies are rates without counts", () => {
  it("says so, in grey, whatever else is stored", () => {
    expect(words(rates)).toBe("rates only");
    expect(words({ ...rates, health: "healthy" })).toBe("rates only");
    const html = renderToStaticMarkup(<RunHealth run={rates as unknown as RunSummary} />);
    expect(html).toContain("bg-tone-neutral");
  });

  it("counts the sets of a run that has no figure", () => {
    expect(words({ ...rates, best: null, openSets: 6 })).toBe("rates only, 6 sets");
    expect(words({ ...rates, best: null, openSets: 1 })).toBe("rates only, 1 set");
  });
});

it.each([
  [1.42, "degrading by epoch 1.4"],
  [10.1, "degrading by epoch 11"],
  [6, "degrading by epoch 6"],
])("a confirmed fall that had begun by epoch %s is never told too early", (epoch, said) => {
  expect(words({ ...rates, isRatesOnly: false, health: "degrading", onset: { epoch } })).toBe(said);
});
