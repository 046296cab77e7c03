"use client";

import { useQuery } from "@tanstack/react-query";
import { useQueryState } from "nuqs";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/format";
import { destinationDatasetsOptions } from "@/lib/uploads/query-options";
import { DatasetChoice } from "./dataset-choice";
import { type Destination, problemsOf } from "./destination";
import { destinationOf } from "./destination-of";
import { DropZone } from "./drop-zone";
import { FileCard } from "./file-card";
import { isToSend, isUnderWay } from "./picked-file";
import { RunChoice } from "./run-choice";
import { usePickedFiles } from "./use-picked-files";
import { useSender } from "./use-sender";

function startingDestination(run: string | null): Destination {
  return {
    dataset: { mode: "existing", id: "" },
    run: { mode: "existing", id: run ?? "" },
    runDataset: "",
  };
}

/** Picks files, says where they go, sends them in order, and tells what was stored. */
export function UploadForm({ project }: { project: string }) {
  const [run, setRun] = useQueryState("run");
  const { files, add, remove, change, clear } = usePickedFiles();
  const { send, cancel, isBusy, problem } = useSender(project, change);
  const { data: datasets = [] } = useQuery(destinationDatasetsOptions(project));
  const [destination, setDestination] = useState(() => startingDestination(run));
  const [isTried, setIsTried] = useState(false);
  const toSend = files.filter(isToSend);
  const goesTo = (kind: "dataset" | "run") => files.some((one) => destinationOf(one) === kind);
  const needs = { dataset: goesTo("dataset"), run: goesTo("run") };
  const problems = problemsOf(destination, needs);
  const patch = (fields: Partial<Destination>) => {
    setDestination((old) => ({ ...old, ...fields }));
    if (fields.run?.mode === "existing") setRun(fields.run.id || null);
  };
  const upload = async () => {
    setIsTried(true);
    if (problems.dataset !== undefined || problems.run !== undefined) return;
    const made = await send(files, destination);
    if (made?.dataset) patch({ dataset: { mode: "existing", id: destination.dataset.id } });
    if (made?.run) patch({ run: { mode: "existing", id: destination.run.id } });
  };
  const isOver = files.length > 0 && files.every((one) => one.state.kind === "stored");
  return (
    <div className="flex flex-col gap-4">
      <DropZone onFiles={add} isDisabled={isBusy} />
      {(needs.dataset || needs.run) && !isOver && (
        <Card
          title="Where to"
          howToRead="Files are sent in the order below: examples before labels before what was measured."
        >
          <fieldset disabled={isBusy} className="grid min-w-0 gap-x-10 gap-y-6 sm:grid-cols-2">
            <legend className="sr-only">Destination</legend>
            {needs.dataset && (
              <DatasetChoice
                {...{ datasets, destination }}
                onChange={patch}
                problem={isTried ? problems.dataset : undefined}
              />
            )}
            {needs.run && (
              <RunChoice
                {...{ project, datasets, destination }}
                onChange={patch}
                givenDataset={needs.dataset ? destination.dataset.id : null}
                problem={isTried ? problems.run : undefined}
              />
            )}
          </fieldset>
        </Card>
      )}
      {problem !== null && (
        <Notice tone="bad">
          <p role="alert">
            <b className="font-semibold">Nothing was sent.</b> {problem.message}
          </p>
        </Notice>
      )}
      {files.length > 0 && (
        <div className="flex flex-wrap items-center gap-2">
          {toSend.length > 0 && (
            <Button variant="primary" isBusy={isBusy} onClick={upload}>
              Upload {formatCount(toSend.length)} {toSend.length === 1 ? "file" : "files"}
            </Button>
          )}
          {isBusy && files.some(isUnderWay) && <Button onClick={cancel}>Cancel</Button>}
          {isBusy && !files.some(isUnderWay) && <p role="status">Making what is new…</p>}
          {!isBusy && <Button onClick={clear}>Clear the list</Button>}
        </div>
      )}
      <ul className="flex flex-col gap-4">
        {files.map((picked) => (
          <FileCard
            key={picked.id}
            picked={picked}
            isLocked={isBusy}
            onRemove={() => remove(picked.id)}
          />
        ))}
      </ul>
    </div>
  );
}
