import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ApiError } from "@/lib/http/api-client";
import { apiPaths, paths } from "@/lib/paths";
import { runKeys } from "@/lib/runs/query-options";
import { uploadKeys } from "@/lib/uploads/query-options";
import { type Destination, makeDestination, takeBackEmptyRun } from "./destination";
import { destinationOf } from "./destination-of";
import { isToSend, type PickedFile } from "./picked-file";
import { sendFile } from "./send-file";
import type { StoredAnswer } from "./stored-words";

type Change = (id: string, patch: Partial<PickedFile>) => void;

function addressOf(project: string, destination: Destination, picked: PickedFile) {
  const { dataset, run } = destination;
  const format = picked.detection?.id;
  if (format === "examples")
    return { method: "PUT", url: apiPaths.datasetExamples(project, dataset.id) } as const;
  if (format === "slick-samples")
    return { method: "PUT", url: apiPaths.slickSamples(project, dataset.id) } as const;
  if (format === "training-set")
    return { method: "PUT", url: apiPaths.trainingSet(project, run.id) } as const;
  return { method: "POST", url: apiPaths.runUploads(project, run.id) } as const;
}

function toError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(0, "internal", "the file could not be sent; was it moved or changed?", []);
}

/** Sends files one after another; the first refusal ends the row, since later files may lean on it. */
export function useSender(project: string, change: Change) {
  const queries = useQueryClient();
  const cancellation = useRef<AbortController>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<ApiError | null>(null);

  const sendOne = async (picked: PickedFile, destination: Destination, signal: AbortSignal) => {
    const { id, file } = picked;
    const href =
      destinationOf(picked) === "dataset"
        ? paths.dataset(project, destination.dataset.id)
        : paths.run(project, destination.run.id);
    change(id, { state: { kind: "sending", ratio: 0 } });
    const onProgress = (ratio: number | null) =>
      change(id, { state: ratio === null ? { kind: "storing" } : { kind: "sending", ratio } });
    try {
      const address = addressOf(project, destination, picked);
      const answer = await sendFile<StoredAnswer>({ ...address, file, signal, onProgress });
      change(id, { state: { kind: "stored", answer, href } });
      return true;
    } catch (error) {
      const isCancelled = error instanceof DOMException && error.name === "AbortError";
      change(id, {
        state: isCancelled ? { kind: "cancelled" } : { kind: "refused", error: toError(error) },
      });
      return false;
    }
  };

  const refresh = () => {
    queries.invalidateQueries({ queryKey: runKeys.all(project) });
    queries.invalidateQueries({ queryKey: ["run", project] });
    queries.invalidateQueries({ queryKey: uploadKeys.all(project) });
    queries.invalidateQueries({ queryKey: uploadKeys.destinations(project) });
  };

  /** Which of dataset and run are there now, so that they count as existing from here on. */
  const send = async (files: readonly PickedFile[], destination: Destination) => {
    const toSend = files.filter(isToSend);
    const needs = {
      dataset: toSend.some((picked) => destinationOf(picked) === "dataset"),
      run: toSend.some((picked) => destinationOf(picked) === "run"),
    };
    const controller = new AbortController();
    cancellation.current = controller;
    setIsBusy(true);
    setProblem(null);
    try {
      await makeDestination(project, destination, needs);
      let isRunEmpty = needs.run && destination.run.mode === "new";
      for (const picked of toSend) {
        if (!(await sendOne(picked, destination, controller.signal))) break;
        if (destinationOf(picked) === "run") isRunEmpty = false;
      }
      const isTakenBack = isRunEmpty && (await takeBackEmptyRun(project, destination.run.id));
      return { ...needs, run: needs.run && !isTakenBack };
    } catch (error) {
      setProblem(toError(error));
      return null;
    } finally {
      setIsBusy(false);
      refresh();
    }
  };
  return { send, cancel: () => cancellation.current?.abort(), isBusy, problem };
}
