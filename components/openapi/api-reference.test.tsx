import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ApiPart, ApiReference, findPart } from "@/components/openapi/api-reference";
import { createReference } from "@/lib/openapi/reference";
import { partOf, partOfShape, shapeParts } from "@/lib/openapi/reference-part";

const reference = createReference("https://onset.example.org");
const parts = [
  ...reference.groups.map(({ name }) => partOf(name)),
  ...shapeParts.map(({ part }) => part),
];

describe("the documentation of the API", () => {
  it("holds every call and every shape in one part, under 300 kB with what a browser is sent twice", () => {
    const found = parts.map((part) => findPart(reference, part));
    const calls = found.flatMap((part) => part?.operations ?? []);
    expect(calls).toHaveLength(reference.groups.flatMap(({ operations }) => operations).length);
    const shapes = found.flatMap((part) => part?.shapes ?? []);
    expect(shapes).toHaveLength(reference.shapes.length);
    const large = found.flatMap((part) => {
      const html = part ? renderToStaticMarkup(<ApiPart part={part} />) : "";
      return html.length > 150_000 ? [`${part?.title}: ${html.length}`] : [];
    });
    expect(large).toEqual([]);
  });

  it("leads from a shape's name to where it stands", () => {
    for (const { name } of reference.shapes) {
      const part = findPart(reference, partOfShape(name));
      expect(part?.shapes.some((shape) => shape.name === name)).toBe(true);
    }
  });

  it("leads from its first page to every call", () => {
    const html = renderToStaticMarkup(<ApiReference reference={reference} />);
    for (const { name, operations } of reference.groups)
      for (const { id } of operations) expect(html).toContain(`/docs/api/${partOf(name)}#${id}"`);
  });

  it("has nothing under another address", () => {
    expect(findPart(reference, "no-such-part")).toBeNull();
  });
});
