"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRouter } from "next/navigation";
import { useForm } from "react-hook-form";
import { PasswordField } from "@/components/members/account-fields";
import { Card } from "@/components/ui/card";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { toast } from "@/components/ui/toast";
import { sendJson } from "@/lib/http/api-client";
import { type ChangePasswordInput, changePasswordInput } from "@/lib/members/account-schema";
import { apiPaths } from "@/lib/paths";

export function PasswordForm() {
  const router = useRouter();
  const form = useForm<ChangePasswordInput>({
    resolver: zodResolver(changePasswordInput),
    defaultValues: { current: "", password: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const save = form.handleSubmit(async (input) => {
    try {
      await sendJson("PUT", apiPaths.password(), input);
      toast.success("The new password holds. Your other sessions are ended.");
      form.reset();
      router.refresh();
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return (
    <Card title="Password" howToRead="A new one ends every other session of yours.">
      <form onSubmit={save} noValidate className="flex max-w-md flex-col gap-3">
        <PasswordField
          label="Current password"
          error={errors.current?.message}
          {...form.register("current")}
        />
        <PasswordField
          label="New password"
          isNew
          error={errors.password?.message}
          {...form.register("password")}
        />
        <FormProblem message={errors.root?.message} />
        <SubmitButton className="self-start" isBusy={isSubmitting}>
          Change password
        </SubmitButton>
      </form>
    </Card>
  );
}
