import { Prisma } from "@/prisma/generated/client";

/** People, and what is the same for all projects: asked for without one. */
const everywhere = new Set(
  ["User", "Session", "Account", "Verification", "TwoFactor", "Project", "Member", "Invitation"]
    .concat(["SecretHash", "ServerEntry", "SignInTry"])
    .map(tableOf),
);
const ofProjects = new Set(
  Object.values(Prisma.ModelName)
    .map(tableOf)
    .filter((table) => !everywhere.has(table)),
);

function tableOf(model: string): string {
  return model.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
}

const reference = /\b(FROM|JOIN|UPDATE|INTO|USING)\s+"(\w+)"(?:\s+(?:AS\s+)?"?(\w+)"?)?/gi;
const noAlias =
  /^(where|set|on|left|right|inner|cross|join|order|limit|group|values|using|for|returning|select|union|default|offset|and|as)$/i;

/**
 * The tables of projects that a statement asks without the project's id, by the name they have in it; none: every one
 * is bound to a project by an equality, and one of those to a given project. A statement is told by its text alone.
 */
export function tablesWithoutProject(statement: string): string[] {
  const sql = statement.replaceAll('"public".', "").replaceAll(/\s+/g, " ");
  const missing: string[] = [];
  const asked = new Map<string, number>();
  let isAnyAsked = false;
  for (const found of sql.matchAll(reference)) {
    const [whole, keyword = "", table = "", alias = ""] = found;
    if (!ofProjects.has(table)) continue;
    const name = alias === "" || noAlias.test(alias) ? table : alias;
    if (keyword.toUpperCase() === "INTO") {
      const columns = /^[^(]*\(([^)]*)\)/.exec(
        sql.slice(found.index + whole.length - alias.length),
      );
      if (!columns?.[1]?.includes('"projectId"')) missing.push(table);
      continue;
    }
    isAnyAsked = true;
    asked.set(name, (asked.get(name) ?? 0) + 1);
  }
  let open = 0;
  for (const [name, times] of asked) {
    const bound = boundTimes(sql, name);
    if (bound >= times) continue;
    if (ofProjects.has(name)) open += times - bound;
    else missing.push(name);
  }
  const plain = sql.match(/(?<![."\w])"projectId" ?(=|IN\b)/g)?.length ?? 0;
  if (open > plain) missing.push(...[...asked.keys()].filter((name) => ofProjects.has(name)));
  if (missing.length === 0 && isAnyAsked && !isBoundToOne(sql)) missing.push(...asked.keys());
  return [...new Set(missing)];
}

function boundTimes(sql: string, name: string): number {
  const column = `"?\\b${name}"?\\."projectId"\\)?`;
  const equality = new RegExp(
    `${column} ?(?:=|IN\\b)|= ?\\(?${column}|\\((?:[^()]*, ?)?${column}[^()]*\\) ?(?:=|IN)`,
    "g",
  );
  return sql.match(equality)?.length ?? 0;
}

/** By a value, or by the project's own row. */
function isBoundToOne(sql: string): boolean {
  const toValue =
    /"projectId"\)? ?= ?\(?\$\d|"projectId"\)? ?IN ?\((?:\$\d|NULL)|"projectId"[^()=]*\) ?IN ?\(+\$\d/;
  const toRow = /"projectId"\)? ?= ?\(?"?\w+"?\."id"|"id"\)? ?= ?\(?"?\w+"?\."projectId"/;
  return toValue.test(sql) || toRow.test(sql);
}
