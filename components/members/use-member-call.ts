import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "@/components/ui/toast";

/** A change of people: says what came of it and reads the page again, also when it was refused. */
export function useMemberCall<Input = void>(
  call: (input: Input) => Promise<unknown>,
  { said, onDone }: { said: string; onDone?: () => void },
) {
  const router = useRouter();
  return useMutation({
    mutationFn: call,
    onSuccess: () => {
      toast.success(said);
      onDone?.();
      router.refresh();
    },
    onError: (error) => {
      toast.error(error.message);
      router.refresh();
    },
  });
}
