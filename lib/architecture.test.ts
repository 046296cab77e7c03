import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { settingNames } from "./env";

/** Who may import what. A floor is the longest prefix below that a file's path starts with. */
const floors: Record<string, readonly string[]> = {
  "app/": ["components/", "lib/", "app/"],
  "components/ui/": ["components/ui/", "lib/paths.ts", "lib/format.ts"],
  "components/charts/": [
    "components/charts/",
    "components/ui/",
    "lib/domain/",
    "lib/format.ts",
    "lib/paths.ts",
  ],
  "components/": ["components/", "lib/"],
  "lib/domain/": ["lib/domain/", "lib/testing/"],
  "lib/db/": ["lib/db/", "lib/domain/", "lib/errors.ts", "prisma/generated/"],
  "lib/auth/": [
    "lib/auth/",
    "lib/db/",
    "lib/domain/",
    "lib/errors.ts",
    "lib/env.ts",
    "lib/paths.ts",
  ],
  "lib/http/": [
    "lib/http/",
    "lib/auth/",
    "lib/db/",
    "lib/domain/",
    "lib/errors.ts",
    "lib/env.ts",
    // The adapter asks for the right before a body is read, and writes the trail.
    "lib/projects/access.ts",
    "lib/audit/record-call.ts",
  ],
  "lib/": ["lib/", "prisma/generated/"],
};

/** Rooms and what each file of one is for; a verb with a noun is a service that has a file of its own. */
const rooms = ["projects", "members", "datasets", "runs", "uploads", "comparisons", "shares"];
const roomNouns = ["schema", "access", "queries", "mutations", "service", "query-options"];
const forbiddenNames =
  /(^|\/)(src|utils?|helpers?|types|hooks|misc|common)(\/|\.tsx?$)|(^|\/)store\.tsx?$/;

const maxFileLines = 300;

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && existsSync(file));
const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith(".d.ts"));
const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file) || /^(e2e|bench)\//.test(file);
const code = sources.filter((file) => !isTest(file));
const text = new Map(sources.map((file) => [file, readFileSync(file, "utf8")]));

type Import = { from: string; to: string; isType: boolean };

function importsOf(from: string): Import[] {
  const pattern =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\s+from\s+)?["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/gm;
  return [...(text.get(from) ?? "").matchAll(pattern)].flatMap(([, type, fixed, dynamic]) => {
    const target = resolve(from, fixed ?? dynamic ?? "");
    return target === null ? [] : [{ from, to: target, isType: type !== undefined }];
  });
}

function resolve(from: string, specifier: string): string | null {
  const isOwn = specifier.startsWith("@/") || specifier.startsWith(".");
  if (!isOwn) return null;
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : path.posix.join(path.posix.dirname(from), specifier);
  if (base.startsWith("prisma/generated/")) return base;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`, `${base}/index.ts`];
  return candidates.find((candidate) => text.has(candidate) || existsSync(candidate)) ?? base;
}

const imports = sources.flatMap(importsOf);

function floorOf(file: string): string | undefined {
  return Object.keys(floors)
    .filter((floor) => file.startsWith(floor))
    .sort((a, b) => b.length - a.length)[0];
}

describe("floors", () => {
  test("stairs go down only", () => {
    const climbs = imports.filter(({ from, to }) => {
      const floor = floorOf(from);
      if (floor === undefined || isTest(from)) return false;
      return !floors[floor]?.some((allowed) => to.startsWith(allowed));
    });
    expect(climbs.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test("no file imports itself by way of others", () => {
    expect(findCycle()).toBeNull();
  });

  test("the ground floor knows neither React, Next, Node's files nor a clock", () => {
    const ground = code.filter((file) => file.startsWith("lib/domain/"));
    const worldly =
      /from "(react|next|node:fs|node:http|node:net|pg|server-only)|Math\.random\(|Date\.now\(|new Date\(\)|\bfetch\(/;
    expect(ground.filter((file) => worldly.test(text.get(file) ?? ""))).toEqual([]);
  });

  test("components read the server through HTTP: they import no service, query or database", () => {
    const server =
      /^lib\/(db|http\/(?!api-client|schema)|([a-z]+\/)+(service|queries|mutations|access|get-|put-|store-))/;
    const crossing = imports.filter(
      ({ from, to, isType }) => from.startsWith("components/") && !isType && server.test(to),
    );
    expect(crossing.map(({ from, to }) => `${from} -> ${to}`)).toEqual([]);
  });

  test("only queries, mutations and services reach the database", () => {
    const reaching = imports.filter(
      ({ from, to }) =>
        to === "lib/db/client.ts" && /^(app|components)\//.test(from) && !isTest(from),
    );
    expect(reaching.map(({ from }) => from)).toEqual([]);
  });

  test("scopes are minted in one file", () => {
    const minting = code.filter((file) =>
      /as (Read|Write|Admin)Scope\b/.test(text.get(file) ?? ""),
    );
    expect(minting).toEqual(["lib/projects/access.ts"]);
  });
});

describe("names", () => {
  test("rooms hold the closed list of files and verbs", () => {
    const odd = code.filter((file) => {
      const [, room, name] = /^lib\/([a-z]+)\/([^/]+)\.tsx?$/.exec(file) ?? [];
      if (room === undefined || name === undefined || !rooms.includes(room)) return false;
      return !roomNouns.includes(name) && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
    });
    expect(odd).toEqual([]);
  });

  test("there is no drawer for things without a name", () => {
    expect(sources.filter((file) => forbiddenNames.test(file))).toEqual([]);
  });

  test("file names are kebab-case", () => {
    const plain = /^([a-z0-9.]+(-[a-z0-9.]+)*|\[{1,2}[.a-z]+\]{1,2}|\([a-z]+\))$/;
    const odd = sources.filter((file) => !file.split("/").every((part) => plain.test(part)));
    expect(odd).toEqual([]);
  });

  test(`no file is longer than ${maxFileLines} lines`, () => {
    const long = code.filter(
      (file) => (text.get(file) ?? "").split("\n").length > maxFileLines + 1,
    );
    expect(long).toEqual([]);
  });
});

describe("docs", () => {
  const pages = files.filter(
    (file) =>
      /^(docs\/.*|README|CONTRIBUTING)\.md$/.test(file) || /^(README|CONTRIBUTING)\.md$/.test(file),
  );
  const scripts = Object.keys(JSON.parse(readFileSync("package.json", "utf8")).scripts);

  test("scripts that they name exist", () => {
    const named = pages.flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(/npm run (?:--silent )?([a-z][a-z0-9:]*)/g)].map(
        ([, script]) => `${page}: ${script}`,
      ),
    );
    expect(named.filter((name) => !scripts.includes(name.split(": ")[1] ?? ""))).toEqual([]);
  });

  test("paths that they name exist", () => {
    const place =
      /`((?:app|components|lib|prisma|e2e|scripts|bench|docs|public)\/[A-Za-z0-9_./[\]()-]*)`/g;
    const named = pages.flatMap((page) =>
      [...readFileSync(page, "utf8").matchAll(place)].map(([, target]) => ({
        page,
        target: target ?? "",
      })),
    );
    const missing = named.filter(
      ({ target }) =>
        !existsSync(target.replace(/\/$/, "")) && !target.startsWith("prisma/generated"),
    );
    expect(missing.map(({ page, target }) => `${page}: ${target}`)).toEqual([]);
  });

  test(".env.example lists every setting", () => {
    const example = readFileSync(".env.example", "utf8");
    expect(
      settingNames.filter((name) => !new RegExp(`^#?\\s*${name}=`, "m").test(example)),
    ).toEqual([]);
  });
});

/** A chain of value imports that ends where it began; types leave no trace at run time. */
function findCycle(): string | null {
  const next = Map.groupBy(
    imports.filter(({ isType }) => !isType),
    ({ from }) => from,
  );
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): string | null => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file].join(" -> ");
    if (done.has(file)) return null;
    for (const { to } of next.get(file) ?? []) {
      const cycle = visit(to, [...trail, file]);
      if (cycle !== null) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of sources) {
    const cycle = visit(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
