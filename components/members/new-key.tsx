import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";

type NewKeyProps = { value: string; onDone: () => void };

export function NewKey({ value, onDone }: NewKeyProps) {
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">
        Copy it now: it is shown this once. Only a hash of it is stored, so nobody can look it up
        later.
      </p>
      <CodeBlock label="the API key" code={value} />
      <Button variant="primary" className="self-end" onClick={onDone}>
        I have it
      </Button>
    </div>
  );
}
