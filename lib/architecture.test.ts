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
  "lib/db/": ["lib/db/", "lib/domain/", "lib/env.ts", "lib/errors.ts", "prisma/generated/"],
  "lib/auth/": [
    "lib/auth/",
    "lib/db/",
    "lib/domain/",
    "lib/errors.ts",
    "lib/env.ts",
    "lib/mail/",
    "lib/limits.ts",
    "lib/paths.ts",
  ],
  "lib/mail/": ["lib/mail/", "lib/http/log.ts", "lib/env.ts"],
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
    "lib/limits.ts",
  ],
  "lib/work/": ["lib/work/", "lib/http/", "lib/errors.ts", "lib/env.ts"],
  "lib/": ["lib/", "prisma/generated/"],
};

/**
 * Which rooms a room may import besides itself; what those may import is allowed too, and nothing back. A verb that
 * touches several rooms stands in the highest of them; what two rooms need goes down a floor. A part of a room with an
 * entry of its own is a room here.
 */
const roomsBelow: Record<string, readonly string[]> = {
  "lib/projects/": [],
  "lib/members/": ["lib/audit/"],
  "lib/datasets/": ["lib/projects/"],
  "lib/runs/": ["lib/datasets/"],
  "lib/uploads/": ["lib/runs/"],
  "lib/jobs/": [],
  "lib/mail/": [],
  "lib/alerts/": ["lib/runs/", "lib/members/", "lib/jobs/", "lib/mail/"],
  "lib/worker/": ["lib/alerts/"],
  "lib/comparisons/": ["lib/runs/"],
  "lib/shares/": ["lib/comparisons/", "lib/audit/"],
  "lib/reports/": ["lib/shares/"],
  "lib/threads/": ["lib/shares/", "lib/uploads/"],
  "lib/audit/": ["lib/projects/"],
  "lib/openapi/": ["lib/reports/", "lib/uploads/", "lib/alerts/", "lib/audit/"],
  "lib/rights/": ["lib/openapi/"],
  "lib/mlflow/": ["lib/uploads/", "lib/audit/"],
  "components/ui/": [],
  "components/layout/": ["components/ui/"],
  "components/audit/": ["components/layout/"],
  "components/charts/": ["components/ui/"],
  "components/exports/": ["components/charts/"],
  "components/members/": ["components/layout/"],
  "components/projects/": ["components/members/"],
  "components/datasets/": ["components/projects/", "components/exports/"],
  "components/shares/dialog/": ["components/ui/"],
  "components/runs/": ["components/datasets/", "components/shares/dialog/"],
  "components/uploads/": ["components/runs/"],
  "components/alerts/": ["components/runs/"],
  "components/comparisons/": ["components/runs/"],
  "components/shares/": ["components/comparisons/"],
  "components/reports/": ["components/shares/"],
  "components/connect/": ["components/uploads/"],
  "components/mlflow/": ["components/runs/"],
  "components/openapi/": ["components/layout/"],
};
/** Floors without rooms: `floors` says what they import. */
const openFloors = [
  "lib/auth/",
  "lib/db/",
  "lib/domain/",
  "lib/http/",
  "lib/mail/",
  "lib/testing/",
  "lib/work/",
];

/** What the files of a room of lib are called: its roles, a verb with what it does, or a thing that it holds. */
const roles = ["schema", "access", "queries", "mutations", "service", "query-options", "choices"];
const roleEndings =
  /-(schema|mutations|queries|options|content|card|model|words|view|state|cache)$/;
const verbs = new Set(
  `accept act analyse answer apply attribute change choose clear compare compute copy count create delete deliver describe drop
  evaluate expire export find follow get guess inspect invite judge label leave list log look mark match mean merge move
  open place plan prepare propose purge put read recompute recount refresh relabel remove rescore restore revoke rotate
  save search send set sign split store summarise survey test transfer undo unlock update upload verify visit watch
  write`.split(/\s+/),
);
const things: Record<string, readonly string[]> = {
  projects: ["settings", "may-write", "repeated-response"],
  members: [],
  datasets: [
    "example-index",
    "stored-answers",
    "label-set-labels",
    "label-sets",
    "relation-shares",
  ].concat(["run-labels", "scoring-rule", "relabel"]),
  runs: ["vectors", "stored", "only", "place", "metric-points", "prediction-intake"]
    .concat(["run-changes", "run-series", "run-settings", "run-values", "second-training", "dto"])
    .concat([
      "series-measure",
      "slice-order",
      "exhibit-x",
      "filled-facts",
      "filter-condition",
      "cached-outcomes",
    ])
    .concat([
      "cached-verdict",
      "rate-rows",
      "attribution-of",
      "findings-of-analysis",
      "narrowing-of",
    ])
    .concat(["saved-views", "differing-settings", "list-cursor", "list-legs", "list-page"]),
  uploads: [
    "archive-list",
    "candidate-series",
    "file-reading",
    "logged-by-mlflow",
    "mlflow-runs",
  ].concat(["originals", "remembered-mappings", "replay", "standing"]),
  comparisons: ["compared-settings", "cost-rows", "curves-x", "run-names", "run-groups"].concat([
    "cached-run-data",
    "key-of-ordinals",
  ]),
  shares: ["bots", "canonical-json"]
    .concat(["expiry", "guest-responses", "snapshot"])
    .concat(["guest-credentials", "locked-problem", "oembed", "password-gate", "visit"])
    .concat(["shared-examples", "stored-target", "unlock-cookie", "wrong-tries"])
    .concat(["cached-pages", "cached-page-door"]),
  reports: [],
  alerts: ["channel"],
};
const forbiddenNames =
  /(^|\/)(src|utils?|helpers?|types|hooks|misc|common)(\/|\.tsx?$)|(^|\/)store\.tsx?$/;

const topLevel = [".dockerignore", ".env.example", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md"]
  .concat(["Dockerfile", "LICENSE", "README.md", "SECURITY.md", "biome.json", "compose.yaml"])
  .concat(["instrumentation.ts", "knip.json", "next.config.js", "package-lock.json"])
  .concat(["package.json", "playwright.config.ts", "postcss.config.mjs", "prisma.config.ts"])
  .concat(["proxy.ts", "tsconfig.json", "vitest.config.ts"]);

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

/** The room of a file, or the file itself where it is in none: a room that nobody named imports nothing. */
function roomOf(file: string): string | null {
  if (!/^(lib|components)\/[^/]+\//.test(file)) return null;
  if (openFloors.some((floor) => file.startsWith(floor))) return null;
  const names = Object.keys(roomsBelow).filter((room) => file.startsWith(room));
  return names.sort((a, b) => b.length - a.length)[0] ?? file;
}

function allRoomsBelow(room: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const below of roomsBelow[room] ?? []) {
    found.add(below);
    for (const deeper of allRoomsBelow(below)) found.add(deeper);
  }
  return found;
}

/** Imports that go from a room to one above or beside it. */
function goingBack(lines: readonly Pick<Import, "from" | "to">[]): string[] {
  const isBack = ({ from, to }: Pick<Import, "from" | "to">) => {
    const [room, other] = [roomOf(from), roomOf(to)];
    if (room === null || other === null || room === other || isTest(from)) return false;
    return from.split("/")[0] === to.split("/")[0] && !allRoomsBelow(room).has(other);
  };
  return lines.filter(isBack).map(({ from, to }) => `${from} -> ${to}`);
}

/** Files of rooms whose names say neither what they do nor which of the room's things they are. */
function oddlyNamed(paths: readonly string[]): string[] {
  return paths.filter((file) => {
    const [, room = "", name = ""] = /^lib\/([a-z]+)\/(?:.*\/)?([^/]+)\.tsx?$/.exec(file) ?? [];
    const own = things[room];
    if (own === undefined || roles.includes(name) || roleEndings.test(name)) return false;
    return !verbs.has(name.split("-")[0] ?? "") && !own.includes(name);
  });
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

  test("rooms import rooms below them and never back", () => {
    expect(goingBack(imports)).toEqual([]);
  });

  test("an import that goes back is found: between rooms, parts of rooms, and rooms that nobody named", () => {
    const broken = [
      { from: "lib/runs/service.ts", to: "lib/uploads/queries.ts" },
      { from: "lib/projects/service.ts", to: "lib/members/queries.ts" },
      { from: "components/runs/page/run-header.tsx", to: "components/shares/page/note.tsx" },
      { from: "components/shares/dialog/note.tsx", to: "components/shares/list/share-row.tsx" },
      { from: "components/exports/save-file.ts", to: "components/runs/page/run-words.ts" },
      { from: "lib/attic/service.ts", to: "lib/runs/queries.ts" },
    ];
    expect(goingBack(broken)).toEqual(broken.map(({ from, to }) => `${from} -> ${to}`));
  });

  test("imports of rooms below, at any distance, and of other floors go forward", () => {
    const forward = [
      { from: "lib/shares/service.ts", to: "lib/projects/access.ts" },
      { from: "components/runs/page/run-header.tsx", to: "components/shares/dialog/note.tsx" },
      { from: "components/projects/space-card.tsx", to: "lib/uploads/query-options.ts" },
      { from: "lib/runs/service.db.test.ts", to: "lib/uploads/service.ts" },
    ];
    expect(goingBack(forward)).toEqual([]);
  });

  test("no file imports itself by way of others", () => {
    expect(findCycle(imports)).toBeNull();
  });

  test("a circle of value imports is found, one that a type closes is none", () => {
    const there = { from: "a.ts", to: "b.ts", isType: false };
    const back = { from: "b.ts", to: "a.ts", isType: false };
    expect(findCycle([there, back])).toBe("a.ts -> b.ts -> a.ts");
    expect(findCycle([there, { ...back, isType: true }])).toBeNull();
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

  test("variables of the environment are read in lib/env.ts", () => {
    // Next puts NODE_ENV into a build and NEXT_RUNTIME into each of its two.
    const own = /process\.env(?!\.(NODE_ENV|NEXT_RUNTIME)\b)|\benv \} = process\b/;
    const reading = code.filter(
      (file) =>
        /^(app|components|lib)\/|^[a-z]+\.ts$/.test(file) &&
        !/^lib\/testing\/|\.config\.ts$/.test(file) &&
        own.test(text.get(file) ?? ""),
    );
    expect(reading).toEqual(["lib/env.ts"]);
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
      /as (Read|Write|Admin|Owner)Scope\b/.test(text.get(file) ?? ""),
    );
    expect(minting).toEqual(["lib/projects/access.ts"]);
  });
});

describe("names", () => {
  test("rooms hold the closed list of roles, verbs and things", () => {
    expect(oddlyNamed(code)).toEqual([]);
  });

  test("a file that does what no verb says, and a thing of another room, are found", () => {
    const odd = ["lib/runs/stuff.ts", "lib/runs/store/handle-runs.ts", "lib/members/vectors.ts"];
    const named = ["lib/runs/store/store-metrics.ts", "lib/runs/store/vectors.ts"];
    expect(oddlyNamed([...odd, ...named])).toEqual(odd);
  });

  test("the list names no thing that is not there", () => {
    const present = (room: string, name: string) =>
      code.some((file) => file.startsWith(`lib/${room}/`) && file.endsWith(`/${name}.ts`));
    const gone = Object.entries(things).flatMap(([room, names]) =>
      names.filter((name) => !present(room, name)).map((name) => `${room}: ${name}`),
    );
    expect(gone).toEqual([]);
  });

  test("one exported name is one thing", () => {
    expect(exportedTwice(text)).toEqual([]);
  });

  test("a second thing of one name is found; what Next asks of each page is none", () => {
    const twice = new Map([
      ["components/runs/row.tsx", "export function RunRow() {}\nexport const metadata = {};"],
      ["lib/runs/queries.ts", "export type RunRow = {};\nexport const runRow = 1;"],
      ["app/runs/page.tsx", "export const metadata = {};\nexport async function GET() {}"],
      [
        "app/route.ts",
        'export async function GET() {}\nexport { RunRow } from "@/lib/runs/queries";',
      ],
    ]);
    expect(exportedTwice(twice)).toEqual(["RunRow: components/runs/row.tsx, lib/runs/queries.ts"]);
  });

  test("texts of answers are stored, read and removed in one file; their size alone is asked elsewhere", () => {
    const asking = code.filter((file) =>
      /\bpredictionBlock\.|"prediction_block"/.test(text.get(file) ?? ""),
    );
    expect(asking).toEqual(["lib/db/prediction-block.ts", "lib/runs/store/get-space.ts"]);
  });

  test("parts of a picture are its model, words, series, svg, chart, card and panel", () => {
    const other = /^components\/.*-(picture|sketch|plot|sheet|sentence|surface|text)\.tsx?$/;
    expect(code.filter((file) => other.test(file))).toEqual([]);
  });

  test("there is no drawer for things without a name", () => {
    expect(sources.filter((file) => forbiddenNames.test(file))).toEqual([]);
  });

  test("the top level holds what its tools look for there, and nothing else", () => {
    // What somebody keeps in their clone without committing it is theirs.
    const committed = execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n");
    expect(committed.filter((file) => !file.includes("/") && !topLevel.includes(file))).toEqual([]);
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

describe("words", () => {
  /** What no page says: each has a plainer word in docs/glossary.md or beside it. */
  const banned =
    /cannot be told (?!apart)|that can be told|held against|hold against|another fact's new answer|a role that may|, or not;|new knowledge's door|\bstranger|\bdearer|\bthaw/i;

  test("on pages, in answers and in the code are those that a reader knows", () => {
    const lines = code
      .filter((file) => /^(app|components|lib)\//.test(file))
      .flatMap((file) => (text.get(file) ?? "").split("\n").map((line) => `${file}: ${line}`));
    expect(lines.filter((line) => banned.test(line))).toEqual([]);
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

  test("rooms are drawn as they import each other", () => {
    const [, drawn = ""] =
      /```\n(lib {2,}[^`]*)```/.exec(readFileSync("docs/architecture.md", "utf8")) ?? [];
    let floor = "";
    const arrows = drawn
      .trimEnd()
      .split("\n")
      .flatMap((line) => {
        const [, named = "", chain = ""] = /^(\w*) +(.*)$/.exec(line) ?? [];
        floor = named || floor;
        const steps = chain.split(" -> ").map((step) => step.split(", "));
        return steps.flatMap((rooms, at) =>
          rooms.map((room) => ({ room: `${floor}/${room}/`, floor, below: steps[at + 1] ?? [] })),
        );
      });
    const below = Object.fromEntries(
      [...Map.groupBy(arrows, ({ room }) => room)].map(([room, own]) => [
        room,
        own.flatMap((arrow) => arrow.below.map((next) => `${arrow.floor}/${next}/`)),
      ]),
    );
    const sorted = (table: Readonly<Record<string, readonly string[]>>) =>
      Object.entries(table)
        .map(([room, rooms]) => `${room}: ${[...new Set(rooms)].sort().join(" ")}`)
        .sort();
    expect(sorted(below)).toEqual(sorted(roomsBelow));
  });

  test(".env.example lists every setting", () => {
    const example = readFileSync(".env.example", "utf8");
    expect(
      settingNames.filter((name) => !new RegExp(`^#?\\s*${name}=`, "m").test(example)),
    ).toEqual([]);
  });
});

/** Names that two files export; what is exported again is still one thing. */
function exportedTwice(texts: ReadonlyMap<string, string>): string[] {
  const exported = /^export (?:async )?(?:const|function\*?|class|type|interface) (\w+)/gm;
  const askedByNext =
    /^(metadata|generateMetadata|dynamic|revalidate|runtime|size|alt|contentType|GET|POST|PUT|PATCH|DELETE|HEAD)$/;
  const named = [...texts].flatMap(([file, content]) =>
    /^(app|components|lib)\/(?!testing)/.test(file) && !isTest(file)
      ? [...content.matchAll(exported)].map(([, name = ""]) => ({ name, file }))
      : [],
  );
  return [...Map.groupBy(named, ({ name }) => name)].flatMap(([name, all]) => {
    const places = [...new Set(all.map(({ file }) => file))];
    return places.length < 2 || askedByNext.test(name) ? [] : `${name}: ${places.join(", ")}`;
  });
}

/** A chain of value imports that ends where it began; types leave no trace at run time. */
function findCycle(lines: readonly Import[]): string | null {
  const next = Map.groupBy(
    lines.filter(({ isType }) => !isType),
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
  for (const file of next.keys()) {
    const cycle = visit(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}
