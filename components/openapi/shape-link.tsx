import { partOfShape } from "@/lib/openapi/reference-part";
import { paths } from "@/lib/paths";

type ShapeLinkProps = { type: string; shape: string | null };

export function shapeAnchor(shape: string): string {
  return `shape-${shape}`;
}

/** A type in words; the shape it names leads to its table. */
export function ShapeLink({ type, shape }: ShapeLinkProps) {
  if (shape === null) return <>{type}</>;
  return (
    <a
      href={`${paths.apiDocs(partOfShape(shape))}#${shapeAnchor(shape)}`}
      className="rounded-sm underline underline-offset-2"
    >
      {type}
    </a>
  );
}
