import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { messageOf } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import type { DatasetDetail, PutDatasetInput } from "@/lib/datasets/schema";
import { sendJson } from "@/lib/http/api-client";
import { apiPaths } from "@/lib/paths";

export type ScoringChange = {
  /** What is asked for, what stood before, and what to say when it is done. */
  wanted: Pick<PutDatasetInput, "scorer" | "stopTexts">;
  before: Pick<PutDatasetInput, "scorer" | "stopTexts">;
  done: string;
};

const undoMs = 10_000;

/** Changes how answers of a dataset are scored; everything kept is scored again, and the message takes it back. */
export function useScoring(project: string, dataset: string, onDone: () => void) {
  const router = useRouter();
  const queries = useQueryClient();
  const put = async (fields: ScoringChange["wanted"]) => {
    await sendJson<DatasetDetail>("PUT", apiPaths.dataset(project, dataset), fields);
    await queries.invalidateQueries({ queryKey: ["datasets", project, dataset] });
    router.refresh();
  };
  const undo = async ({ before }: ScoringChange) => {
    try {
      await put(before);
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  return useMutation({
    mutationFn: ({ wanted }: ScoringChange) => put(wanted),
    onError: (error) => toast.error(error.message),
    onSuccess: (_, change) => {
      onDone();
      toast.success(change.done, {
        duration: undoMs,
        action: { label: "Undo", onClick: () => void undo(change) },
      });
    },
  });
}
