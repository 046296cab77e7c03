import { OperationCard } from "@/components/openapi/operation-card";
import { ReferenceIndex } from "@/components/openapi/reference-index";
import { SchemaTable } from "@/components/openapi/schema-table";
import { shapeAnchor } from "@/components/openapi/shape-link";
import { CodeBlock } from "@/components/ui/code-block";
import type { Reference } from "@/lib/openapi/reference";

const errorExample = `{"error":{"code":"invalid-file","message":"nothing was stored: line 12, epoch: epoch is not a number: \\"two\\"",
  "details":[{"line":12,"column":"epoch","message":"epoch is not a number: \\"two\\""}]}}`;

const inputShape = /Line$/;

/** The HTTP contract as one page to read and to search with the browser. */
export function ApiReference({ reference }: { reference: Reference }) {
  const { overview, groups, shapes } = reference;
  return (
    <>
      <div className="max-w-3xl text-muted">
        <p>{overview}</p>
        <p className="mt-2">
          Send an API key of the project as{" "}
          <code className="text-caption">Authorization: Bearer</code>. A refusal has the right
          status and says where the mistake is:
        </p>
        <div className="mt-2">
          <CodeBlock code={errorExample} label="the shape of an error" />
        </div>
      </div>
      <ReferenceIndex groups={groups} />
      {groups.map(({ name, operations }) => (
        <section key={name} aria-label={`Calls: ${name}`} className="flex min-w-0 flex-col gap-4">
          <h2 className="mt-4 font-bold text-[1.0625rem]">{name}</h2>
          {operations.map((operation) => (
            <OperationCard key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
      <section aria-label="Shapes" className="flex min-w-0 flex-col gap-4">
        <h2 className="mt-4 font-bold text-[1.0625rem]">Shapes</h2>
        {shapes.map(({ name, description, rows }) => (
          <section
            key={name}
            id={shapeAnchor(name)}
            aria-labelledby={`${shapeAnchor(name)}-title`}
            className="min-w-0 scroll-mt-16 lg:scroll-mt-4 rounded-xl border bg-card p-4 sm:px-[18px]"
          >
            <h3 id={`${shapeAnchor(name)}-title`} className="mb-1 font-semibold">
              {name}
            </h3>
            {description && <p className="mb-2 text-[0.8125rem] text-muted">{description}</p>}
            <SchemaTable label={`Fields of ${name}`} rows={rows} isInput={inputShape.test(name)} />
          </section>
        ))}
      </section>
    </>
  );
}
