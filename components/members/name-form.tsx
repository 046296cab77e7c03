"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { type RenameInput, renameInput } from "@/lib/members/account-schema";
import { apiPaths } from "@/lib/paths";

export function NameForm({ name, email }: { name: string; email: string }) {
  const router = useRouter();
  const form = useForm<RenameInput>({
    resolver: zodResolver(renameInput),
    defaultValues: { name },
  });
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async (input) => {
    try {
      await sendJson("PATCH", apiPaths.account(), input);
      toast.success("Your name is changed.");
      router.refresh();
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return (
    <Card title="You" howToRead={`You are known here as ${email}.`}>
      <form onSubmit={save} noValidate className="flex max-w-md flex-col gap-3">
        <Field label="Name" error={errors.name?.message}>
          <Input autoComplete="name" {...form.register("name")} />
        </Field>
        <FormProblem message={errors.root?.message} />
        <SubmitButton className="self-start" isBusy={isSubmitting}>
          Save
        </SubmitButton>
      </form>
    </Card>
  );
}
