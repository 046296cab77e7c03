import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { messageOf } from "@/components/ui/form-problem";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";

type Deleted = {
  name: string;
  /** DELETE here, POST there to take it back. */
  address: string;
  restoreAddress: string;
  /** Where one is afterwards, and after taking it back. */
  next: string;
  back: string;
};

const undoMs = 10_000;

/** Deletes a dataset or a project, leads away from it, and offers the way back. */
export function useDelete({ name, address, restoreAddress, next, back }: Deleted) {
  const router = useRouter();
  const restore = async () => {
    try {
      await sendJson("POST", restoreAddress);
      router.push(back);
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  return useMutation({
    mutationFn: () => sendJson("DELETE", address),
    onSuccess: () => {
      toast.success(`${name} is deleted, and kept for seven days.`, {
        duration: undoMs,
        action: { label: "Undo", onClick: () => void restore() },
      });
      router.push(next);
      router.refresh();
    },
    onError: (error) => toast.error(error.message),
  });
}
