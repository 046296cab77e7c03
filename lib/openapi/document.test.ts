import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createOpenApiDocument } from "./document";
import { operations } from "./operations";

const root = path.resolve("app/api/v1");

/** "put /projects/{project}", from the file system as Next reads it. */
function routesOnDisk(): string[] {
  return globSync("**/route.ts", { cwd: root }).flatMap((file) => {
    const source = readFileSync(path.join(root, file), "utf8");
    const folder = path.dirname(file).replaceAll(path.sep, "/");
    const address = folder.replaceAll("[", "{").replaceAll("]", "}");
    const methods = [...source.matchAll(/export (?:const|async function|function) ([A-Z]+)\b/g)];
    return methods.map(([, method]) => `${method?.toLowerCase()} /${address}`);
  });
}

const document = createOpenApiDocument("https://onset.example.org");

describe("the list of operations", () => {
  test("has every route and method there is, and no other", () => {
    const described = operations.map(({ method, path: address }) => `${method} ${address}`);
    expect(described.toSorted()).toEqual(routesOnDisk().toSorted());
  });

  test("has ids that are unique", () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has examples that its own schemas accept", () => {
    for (const { id, json, file = [] } of operations) {
      if (json) expect(json.schema.safeParse(json.example), id).toMatchObject({ success: true });
      for (const { line, example } of file) {
        const lines = line === null ? [] : example.trim().split("\n");
        for (const text of lines)
          expect(line?.safeParse(JSON.parse(text)), `${id}: ${text}`).toMatchObject({
            success: true,
          });
      }
    }
  });
});

describe("the document", () => {
  test("names the server by its public address", () => {
    expect(document.servers).toEqual([{ url: "https://onset.example.org/api/v1" }]);
  });

  test("refers to nothing that it does not hold", () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(0);
    expect(Object.keys(document.components?.schemas ?? {})).toEqual(expect.arrayContaining(names));
  });

  test("gives every operation an answer, a refusal without a key, and the error's shape", () => {
    for (const { method, path: address, isOpen } of operations) {
      const operation = document.paths?.[address]?.[method];
      expect(Object.keys(operation?.responses ?? {}), address).toContain(isOpen ? "404" : "401");
      expect(JSON.stringify(operation?.responses)).toContain("#/components/schemas/Error");
    }
  });

  test("declares every parameter of an address", () => {
    for (const { method, path: address } of operations) {
      const declared = document.paths?.[address]?.[method]?.parameters ?? [];
      const inPath = declared.flatMap((parameter) =>
        "in" in parameter && parameter.in === "path" ? [`{${parameter.name}}`] : [],
      );
      expect(inPath).toEqual(address.match(/\{\w+\}/g) ?? []);
    }
  });
});
