import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { rights } from "./table";

const app = path.resolve("app");

/** Folders in brackets of the round kind are not of the address. */
function addressOf(file: string): string {
  const parts = path.dirname(file).split(path.sep);
  const address = parts.filter((part) => part !== "." && !part.startsWith("(")).join("/");
  return `/${address}`;
}

/** "PUT /api/v1/projects/[project]" and "PAGE /[project]/runs", from the file system as Next reads it. */
function rowsOnDisk(): string[] {
  const routes = globSync("**/route.ts", { cwd: app }).flatMap((file) => {
    const source = readFileSync(path.join(app, file), "utf8");
    const methods = [
      ...source.matchAll(/export (?:const|async function|function) (GET|PUT|POST|PATCH|DELETE)\b/g),
      ...source.matchAll(/\bas (GET|PUT|POST|PATCH|DELETE)\b/g),
      ...source.matchAll(/export const \{ ([A-Z, ]+) \}/g),
    ].flatMap(([, names = ""]) => names.split(", "));
    return methods.map((method) => `${method} ${addressOf(file)}`);
  });
  const pages = globSync("**/page.tsx", { cwd: app }).map((file) => `PAGE ${addressOf(file)}`);
  const pictures = globSync("**/opengraph-image.tsx", { cwd: app }).map(
    (file) => `GET ${addressOf(file).replace(/\/$/, "")}/opengraph-image`,
  );
  return [...routes, ...pages, ...pictures];
}

test("every route and page has a row that says who may come, and no row is of nothing", () => {
  expect([...rights.keys()].toSorted()).toEqual(rowsOnDisk().toSorted());
});
