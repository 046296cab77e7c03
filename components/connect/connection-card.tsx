import type { ReactNode } from "react";
import { maskKey } from "@/components/connect/connect-steps";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { FormProblem } from "@/components/ui/form-problem";

type ConnectionCardProps = {
  origin: string;
  project: string;
  apiKey: string | null;
  isMaking: boolean;
  problem: string | null;
  onMakeKey: () => void;
};

function Row({ label, children, copy }: { label: string; children: ReactNode; copy?: string }) {
  return (
    <div className="flex min-h-9 items-center gap-3 border-t py-1 first:border-t-0">
      <dt className="w-16 shrink-0 text-caption text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-3">
        <span className="min-w-0 flex-1 truncate font-mono text-caption">{children}</span>
        {copy !== undefined && <CopyButton isIconOnly text={copy} label={`Copy ${label}`} />}
      </dd>
    </div>
  );
}

/** Where to send, to what, and with which key; the key is made here and shown to nobody again. */
export function ConnectionCard(props: ConnectionCardProps) {
  const { origin, project, apiKey, isMaking, problem, onMakeKey } = props;
  return (
    <Card
      title="This connection"
      actions={
        <Button size="small" variant="primary" isBusy={isMaking} onClick={onMakeKey}>
          {apiKey === null ? "Make a key" : "New key"}
        </Button>
      }
      footer={
        apiKey === null
          ? "The lines work once a key stands in them. It may read and write this project, ends in 90 days, and can be revoked in the settings."
          : "Copying puts the whole key in. It is not shown again: keep it if you want to use it elsewhere."
      }
    >
      <dl>
        <Row label="Address" copy={origin}>
          {origin}
        </Row>
        <Row label="Project" copy={project}>
          {project}
        </Row>
        {apiKey === null ? (
          <Row label="Key">none yet</Row>
        ) : (
          <Row label="Key" copy={apiKey}>
            {maskKey(apiKey)}
          </Row>
        )}
      </dl>
      <FormProblem message={problem} className="mt-2" />
    </Card>
  );
}
