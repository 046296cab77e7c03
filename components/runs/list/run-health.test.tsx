import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { RunSummary } from "@/lib/runs/schema";
import { expectClaims } from "@/lib/testing/claims";
import { RunHealth } from "./run-health";

const best = { step: 100, epoch: 1, accuracy: 0.81 };
const rates = {
  health: "insufficient-data",
  confirmed: null,
  isWithheld: false,
  isRatesOnly: true,
  openSets: 0,
  best,
};
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

describe("the badge of a run that was judged", () => {
  const judged = { ...rates, isRatesOnly: false, confirmed: { step: 266, epoch: 7 } };

  it("says where a fall is confirmed, with a red dot", () => {
    const run = { ...judged, health: "degrading" };
    expect(words(run)).toBe("falls, confirmed at 7");
    expect(words({ ...run, confirmed: { step: 266, epoch: null } })).toContain("confirmed at 266");
    expect(renderToStaticMarkup(<RunHealth run={run as never} />)).toContain("bg-confirmed");
  });

  it("says of answers withheld that they are unsure, and not in red", () => {
    const run = { ...judged, health: "degrading", isWithheld: true };
    expect(words(run)).toBe("mostly unsure, from 7");
    expect(renderToStaticMarkup(<RunHealth run={run as never} />)).not.toContain("bg-confirmed");
  });

  it("tells no fall from too little to tell, and nothing while the analysis is due", () => {
    expect(words({ ...judged, health: "healthy", confirmed: null })).toBe("no fall confirmed");
    expect(words({ ...judged, health: "insufficient-data" })).toBe("too little to tell");
    expect(words({ ...judged, health: "pending" })).toBe("");
  });
});

it("claims a fall only where one is confirmed, and none only where the page may", () => {
  const healths = ["pending", "healthy", "degrading", "insufficient-data"] as const;
  expectClaims({
    facts: fc.record({
      ...{ health: fc.constantFrom(...healths), isWithheld: fc.boolean() },
      ...{ isRatesOnly: fc.boolean(), openSets: fc.nat(2), best: fc.option(fc.constant(best)) },
      confirmed: fc.option(fc.record({ step: fc.nat(9), epoch: fc.option(fc.nat(9)) })),
    }),
    say: words,
    claims: [
      [/^falls/, ({ health, isRatesOnly }) => health === "degrading" && !isRatesOnly],
      [/^falls/, ({ isWithheld }) => !isWithheld],
      [/confirmed at/, ({ confirmed }) => confirmed !== null],
      [/mostly unsure/, ({ health, isWithheld }) => health === "degrading" && isWithheld],
      [/no fall confirmed/, ({ health, isRatesOnly }) => health === "healthy" && !isRatesOnly],
      [/too little to tell/, ({ health }) => health === "insufficient-data"],
      [/rates only/, ({ isRatesOnly }) => isRatesOnly],
    ],
  });
});
