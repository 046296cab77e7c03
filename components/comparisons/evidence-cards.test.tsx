import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AttributionCard } from "@/components/comparisons/attribution/attribution-card";
import { RemediesCard } from "@/components/comparisons/remedies/remedies-card";

test("evidence that a comparison does not have leaves no empty card", () => {
  const none = { provenance: null };
  expect(renderToStaticMarkup(<RemediesCard {...none} remedies={[]} nameOf={(id) => id} />)).toBe(
    "",
  );
  expect(renderToStaticMarkup(<AttributionCard {...none} rows={[]} />)).toBe("");
});
