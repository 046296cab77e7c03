import fc from "fast-check";
import { expect, it } from "vitest";
import { populations } from "@/lib/domain/knowledge/knowledge";
import { expectClaims } from "@/lib/testing/claims";
import { sampleWords } from "./sample-words";

it("counts examples only where they are counted, and says where they are estimated", () => {
  expectClaims({
    facts: fc.record({
      last: fc.option(
        fc.record({ total: fc.option(fc.nat(800)), ...{ isEstimated: fc.boolean() } }),
      ),
      headline: fc.option(
        fc.record({ split: fc.constant("dev"), population: fc.constantFrom(...populations) }),
      ),
      hasOpenSets: fc.boolean(),
    }),
    say: ({ last, headline, hasOpenSets }) => sampleWords(last, headline, hasOpenSets),
    claims: [
      [/\d/, ({ last, headline }) => last?.total != null && headline !== null],
      [/estimated/, ({ last }) => last?.isEstimated === true && last.total !== null],
      [/n not known/, ({ last }) => last?.total === null],
      [/^not known/, ({ hasOpenSets, last, headline }) => hasOpenSets && !(last && headline)],
      [/no held-out example/, ({ hasOpenSets }) => !hasOpenSets],
      [/ Known dev/, ({ headline }) => headline?.population === "Known"],
    ],
  });
  expect(sampleWords({ total: 800 }, { split: "dev", population: "Known" })).toBe(
    "800 Known dev examples",
  );
});
