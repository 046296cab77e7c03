import type { Reference } from "@/lib/openapi/reference";
import { partOf, shapeParts } from "@/lib/openapi/reference-part";
import { paths } from "@/lib/paths";

function shorten(path: string): string {
  if (path === "/projects/{project}") return "…/{project}";
  return path
    .replace("/projects/{project}/runs/{run}", "…/{run}")
    .replace("/projects/{project}", "…");
}

/** Every call by group, to jump to. */
export function ReferenceIndex({ groups }: { groups: Reference["groups"] }) {
  return (
    <nav aria-label="Calls" className="rounded-xl border bg-card p-4 sm:px-[18px]">
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
        {groups.map(({ name, operations }) => (
          <li key={name}>
            <p className="font-semibold text-[0.8125rem]">
              <a
                href={paths.apiDocs(partOf(name))}
                className="inline-block rounded-sm py-1 hover:underline"
              >
                {name}
              </a>
            </p>
            <ul className="mt-1">
              {operations.map(({ id, method, path }) => (
                <li key={id} className="flex gap-2 py-0.5 text-caption">
                  <span className="w-14 shrink-0 font-mono text-muted">{method.toUpperCase()}</span>
                  <a
                    href={`${paths.apiDocs(partOf(name))}#${id}`}
                    className="wrap-anywhere min-w-0 rounded-sm py-0.75 font-mono hover:underline"
                  >
                    {shorten(path)}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <p className="font-semibold text-[0.8125rem]">Shapes</p>
          <ul className="mt-1">
            {shapeParts.map(({ part, title }) => (
              <li key={part} className="py-0.5 text-caption">
                <a
                  href={paths.apiDocs(part)}
                  className="inline-block rounded-sm py-1 hover:underline"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </nav>
  );
}
