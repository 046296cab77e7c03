"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { sendJson } from "@/lib/http/api-client";
import { type SetUpAccountInput, setUpAccountInput } from "@/lib/members/schema";
import { apiPaths } from "@/lib/paths";

type AccountDialogProps = {
  name: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

export function AccountDialog({ name, isOpen, onOpenChange }: AccountDialogProps) {
  return (
    <Dialog
      title="E-mail and password"
      description="You sign in with them from now on. Nothing is sent to the address."
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <AccountForm name={name} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function AccountForm({ name, onDone }: { name: string; onDone: () => void }) {
  const router = useRouter();
  const form = useForm<SetUpAccountInput>({
    resolver: zodResolver(setUpAccountInput),
    defaultValues: { name, email: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async (input) => {
    try {
      const { email } = await sendJson<{ email: string }>("PUT", apiPaths.account(), input);
      toast.success(`Done: next time, sign in with ${email}.`);
      onDone();
      router.refresh();
    } catch (error) {
      form.setError("root", { message: error instanceof Error ? error.message : String(error) });
    }
  });
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field label="Password" hint="At least 10 characters." error={errors.password?.message}>
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      {errors.root && (
        <p role="alert" className="text-caption text-confirmed">
          {errors.root.message}
        </p>
      )}
      <Button type="submit" variant="primary" className="self-end" isBusy={isSubmitting}>
        Save
      </Button>
    </form>
  );
}
