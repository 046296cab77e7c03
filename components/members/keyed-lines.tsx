"use client";

import { useMutation } from "@tanstack/react-query";
import { keyPlaceholder } from "@/components/members/key-placeholder";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { FormProblem } from "@/components/ui/form-problem";
import { Notice } from "@/components/ui/notice";
import { sendJson } from "@/lib/http/api-client";
import type { CreatedKey, CreateKeyInput } from "@/lib/members/schema";
import { apiPaths } from "@/lib/paths";

export type KeyedStep = { title: string; label: string; code: string };

type KeyedLinesProps = { project: string; steps: readonly KeyedStep[] };

const uploadKey: CreateKeyInput = {
  name: "first upload",
  scopes: ["read", "write"],
  expiresInDays: 90,
};

/** Command lines that work as they stand, once a key has been made for them; the key is shown this once. */
export function KeyedLines({ project, steps }: KeyedLinesProps) {
  const make = useMutation({
    mutationFn: () => sendJson<CreatedKey>("POST", apiPaths.keys(project), uploadKey),
  });
  const key = make.data?.key ?? null;
  return (
    <div className="flex flex-col gap-4">
      {key === null ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button variant="primary" isBusy={make.isPending} onClick={() => make.mutate()}>
            Make a key
          </Button>
          <span className="text-caption text-muted">
            It goes into the lines below, may read and write this project, and can be revoked in the
            settings.
          </span>
        </div>
      ) : (
        <Notice tone="good">
          The key stands in the lines below. It is shown this once: keep it if you want to use it
          again.
        </Notice>
      )}
      <FormProblem message={make.error?.message} />
      <ol className="flex flex-col gap-4">
        {steps.map((step, index) => (
          <li key={step.label}>
            <h3 className="mb-1 text-[0.8125rem]">
              <span className="text-muted">{index + 1}.</span> {step.title}
            </h3>
            <CodeBlock
              label={step.label}
              code={step.code.replaceAll(keyPlaceholder, key ?? keyPlaceholder)}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
