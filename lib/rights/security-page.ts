import { limitList } from "@/lib/limits";
import { type Access, expectedAccess, viewers } from "./expected";
import { type Need, rights } from "./table";

const needs: Record<Need, string> = {
  nowhere: "nobody: every address of the API that there is not",
  nothing: "it tells no secret, or decides for itself",
  viewer: "a session or a living key",
  person: "a session",
  read: "the right to read the project",
  write: "the right to write to it",
  admin: "the right to administer it",
  keys: "a person with the right to write, or a key with the scope admin; who may not administer sees their own keys alone",
  own: "to be an owner of the project, in person",
  administrator: "to run the server: a person who is its administrator",
  restore: "to be an owner of the deleted project",
  link: "the address of a link that lives",
  embed: "the address of a link that lives, may be embedded and has no password",
  metrics: "a session or a living key, or a direct request from the server's own machine",
};

const words: Record<string, string> = {
  yes: "yes",
  "sign-in": "sign-in page",
  password: "asked for it",
};

function word(outcome: Access): string {
  return words[outcome] ?? String(outcome);
}

function table(): string {
  const head = ["Route or page", ...viewers.map((viewer) => viewer.replace("guest of a ", ""))];
  const rows = [...rights].map(([row, need]) => [
    `\`${row.replace("PAGE ", "page ")}\``,
    ...viewers.map((viewer) => word(expectedAccess(row, need, viewer))),
  ]);
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

const units = { bytes: "", count: "", minutes: " minutes", days: " days" };

function limitTable(): string {
  const rows = Object.values(limitList).map((limit) => {
    const shown = limit.unit === "bytes" ? bytesOf(limit.value) : limit.value.toLocaleString("en");
    const setting = "setting" in limit ? `\`${limit.setting}\`` : "";
    return [`${shown}${units[limit.unit]}`, limit.of, setting];
  });
  const head = ["At most", "of", "setting"];
  return [head, head.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function bytesOf(bytes: number): string {
  const [size, name] = [
    [1024 ** 3, "GiB"],
    [1024 ** 2, "MiB"],
    [1024, "KiB"],
  ].find(([unit]) => bytes >= Number(unit)) ?? [1, "bytes"];
  return `${bytes / Number(size)} ${name}`;
}

/** docs/security.md: written from the tables that the tests try. */
export function securityPage(): string {
  return `# Security

How to report a weakness, and what Onset defends against: [SECURITY.md](../SECURITY.md). This page is written by
\`lib/rights\`; do not edit it by hand.

## Who may do what

Every route and page, with what it asks:

${Object.entries(needs)
  .map(([need, sentence]) => `- **${need}**: ${sentence}`)
  .join("\n")}

A number is the status of the refusal. 401: nobody known. 403: known, without the right. 404: not there, or not yours;
the two are one answer. The right is asked for before the query or the body of a call is looked at. Where a row says
yes, the thing itself must be there: a run that is not is a 404 for everybody.

A server administrator has no right in a project that they are not a member of. A key belongs to one project; in any
other it is answered 404. A call that only searches through MLflow's door needs the right to read, though it is a POST.
Whoever may write may repeat the PUT of a project; one that says a new name, description or setting needs the right to
administer. A person with a cookie may write only from a page of this server: \`Origin\` is compared.

${table()}

## The audit trail

Every change and every refused attempt leaves one entry: who, what, from where, when, how it ended, and the sentence of a
refusal. What is in a project stands under its Settings, Audit trail, for those who may administer it: calls, pages that
were refused to somebody signed in, wrong passwords of its links, roles that a claim gave or took. The rest stands under
Administration, Audit trail: sign-ins by password, code, identity provider, printed link and invitation, those that failed
too, sign-outs, passwords that were asked for and chosen anew, second steps turned on and off, what is done to people and
accounts, and what was refused. \`lib/rights/rights.db.test.ts\` asks every route as everybody above and looks for the
entry.

In no trail, by intent: what was only looked at by whoever may; files that were inspected and not stored; views of a link,
which are counted instead, and visits to a dead one; addresses that there are not; and pages that nobody signed in opened,
who are sent to sign in. A trainer's calls are written once an hour, refusals as often as the limits below say.

## Limits

What protects the server from too much, as \`lib/limits.ts\` has it. What is over a limit is refused with a sentence
(413, 429), and nothing of it is stored.

${limitTable()}
`;
}
