"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { sendJson } from "@/lib/http/api-client";
import type { AcceptedInvitation } from "@/lib/members/invitation-schema";
import { setUpAccountInput } from "@/lib/members/schema";
import { apiPaths, paths } from "@/lib/paths";

type NewAccountFormProps = { token: string; email: string | null; project: string };

/** Makes an account by an invitation and signs in with it. */
export function NewAccountForm({ token, email, project }: NewAccountFormProps) {
  const form = useForm({
    resolver: zodResolver(setUpAccountInput),
    defaultValues: { name: "", email: email ?? "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const join = form.handleSubmit(async (account) => {
    try {
      const accepted = await sendJson<AcceptedInvitation>("POST", apiPaths.acceptInvitation(), {
        token,
        account,
      });
      window.location.assign(paths.project(accepted.project));
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return (
    <form onSubmit={join} noValidate className="flex flex-col gap-4">
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <Field
        label="E-mail"
        hint={email === null ? "You sign in with it." : "The invitation is for this address."}
        error={errors.email?.message}
      >
        <Input
          type="email"
          autoComplete="username"
          readOnly={email !== null}
          {...form.register("email")}
        />
      </Field>
      <Field label="Password" hint="At least 10 characters." error={errors.password?.message}>
        <Input type="password" autoComplete="new-password" {...form.register("password")} />
      </Field>
      <FormProblem message={errors.root?.message} />
      <Button
        type="submit"
        variant="primary"
        isBusy={isSubmitting || (isSubmitSuccessful && !errors.root)}
      >
        Join {project}
      </Button>
    </form>
  );
}
