import { OperationCard } from "@/components/openapi/operation-card";
import { ReferenceIndex } from "@/components/openapi/reference-index";
import { SchemaTable } from "@/components/openapi/schema-table";
import { shapeAnchor } from "@/components/openapi/shape-link";
import { CodeBlock } from "@/components/ui/code-block";
import type { Reference, ReferenceOperation } from "@/lib/openapi/reference";
import { partOf, shapeParts } from "@/lib/openapi/reference-part";

const errorExample = `{"error":{"code":"invalid-file","message":"nothing was stored: line 12, epoch: epoch is not a number: \\"two\\"",
  "details":[{"line":12,"column":"epoch","message":"epoch is not a number: \\"two\\""}]}}`;

const inputShape = /Line$/;

/** The first page of the HTTP contract: what holds for every call, and each of them to go to. */
export function ApiReference({ reference }: { reference: Reference }) {
  const { overview, groups } = reference;
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
    </>
  );
}

type Shape = Reference["shapes"][number];

function ShapeCard({ name, description, rows }: Shape) {
  return (
    <section
      id={shapeAnchor(name)}
      aria-labelledby={`${shapeAnchor(name)}-title`}
      className="min-w-0 scroll-mt-16 lg:scroll-mt-4 rounded-xl border bg-card p-4 sm:px-[18px]"
    >
      <h2 id={`${shapeAnchor(name)}-title`} className="mb-1 font-semibold">
        {name}
      </h2>
      {description && <p className="mb-2 text-[0.8125rem] text-muted">{description}</p>}
      <SchemaTable label={`Fields of ${name}`} rows={rows} isInput={inputShape.test(name)} />
    </section>
  );
}

export type ReferencePart = { title: string; operations: ReferenceOperation[]; shapes: Shape[] };

/** What a part of the address holds; null where there is no such part. */
export function findPart({ groups, shapes }: Reference, part: string): ReferencePart | null {
  const group = groups.find(({ name }) => partOf(name) === part);
  if (group) return { title: group.name, operations: group.operations, shapes: [] };
  const range = shapeParts.find((one) => one.part === part);
  if (!range) return null;
  const own = shapes.filter(({ name }) => range.holds(name));
  return { title: range.title, operations: [], shapes: own };
}

/** Calls of one group, or shapes of a few letters. */
export function ApiPart({ part }: { part: ReferencePart }) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {part.operations.map((operation) => (
        <OperationCard key={operation.id} operation={operation} />
      ))}
      {part.shapes.map((shape) => (
        <ShapeCard key={shape.name} {...shape} />
      ))}
    </div>
  );
}
