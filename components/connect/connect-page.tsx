"use client";

import { useMutation } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import {
  connectSteps,
  connectWays,
  isOwnMachine,
  maskKey,
} from "@/components/connect/connect-steps";
import { ConnectionCard } from "@/components/connect/connection-card";
import { WaitingCard } from "@/components/connect/waiting-card";
import { keyPlaceholder } from "@/components/members/key-placeholder";
import { CodeBlock } from "@/components/ui/code-block";
import { Notice } from "@/components/ui/notice";
import { Segmented } from "@/components/ui/segmented";
import { sendJson } from "@/lib/http/api-client";
import type { CreatedKey, CreateKeyInput } from "@/lib/members/schema";
import { apiPaths } from "@/lib/paths";

type ConnectPageProps = { project: string; origin: string; openedAt: string };

const trainerKey: CreateKeyInput = {
  name: "trainer",
  scopes: ["read", "write"],
  expiresInDays: 90,
};
const ways = connectWays.map(({ value }) => value);

/** From training code to the chart: lines to paste, a key made on the spot, a light for the first data. */
export function ConnectPage({ project, origin, openedAt }: ConnectPageProps) {
  const [way, setWay] = useQueryState("way", parseAsStringLiteral(ways).withDefault("python"));
  const make = useMutation({
    mutationFn: () => sendJson<CreatedKey>("POST", apiPaths.keys(project), trainerKey),
  });
  const key = make.data?.key ?? null;
  const steps = connectSteps(way, { origin, project });
  return (
    <>
      {isOwnMachine(origin) && <OwnMachineNotice origin={origin} />}
      <Segmented label="Way to connect" value={way} onValueChange={setWay} options={connectWays} />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ol className="flex min-w-0 flex-col gap-6">
          {steps.map(({ title, note, code }, index) => (
            <li key={title} className="grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-2 gap-y-1.5">
              <span
                aria-hidden
                className="grid size-6 place-items-center rounded-full border text-caption font-semibold"
              >
                {index + 1}
              </span>
              <h2 className="text-body">
                <span className="font-semibold">{title}</span>{" "}
                {note && <span className="text-caption text-muted">{note}</span>}
              </h2>
              <div className="col-start-2">
                <CodeBlock
                  label={`step ${index + 1}`}
                  code={code.replaceAll(
                    keyPlaceholder,
                    key === null ? keyPlaceholder : maskKey(key),
                  )}
                  copied={code.replaceAll(keyPlaceholder, key ?? keyPlaceholder)}
                />
              </div>
            </li>
          ))}
        </ol>
        <div className="flex flex-col gap-4">
          <WaitingCard project={project} openedAt={openedAt} />
          <ConnectionCard
            origin={origin}
            project={project}
            apiKey={key}
            isMaking={make.isPending}
            problem={make.error?.message ?? null}
            onMakeKey={() => make.mutate()}
          />
          <p className="text-caption text-muted">
            Have a file already? trainer_state.json, predictions, CSV and lm-eval results are
            recognised when dropped.
          </p>
        </div>
      </div>
    </>
  );
}

/** Said before an address is pasted that cannot work. */
function OwnMachineNotice({ origin }: { origin: string }) {
  const { port } = new URL(origin);
  return (
    <Notice tone="warn">
      This server is known as {origin}: only programs on its own machine reach it. If training runs
      elsewhere, start Onset with <code>HOST=0.0.0.0</code> and{" "}
      <code>ONSET_URL=http://ADDRESS:{port || "3000"}</code>, where ADDRESS is how the trainer
      reaches this machine.
    </Notice>
  );
}
