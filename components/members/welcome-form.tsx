"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { sendJson } from "@/lib/http/api-client";
import { type FirstStartInput, firstStartInput, setUpAccountInput } from "@/lib/members/schema";
import { apiPaths, paths } from "@/lib/paths";

/** The first page of a server: whoever opened the printed link says who they are. */
export function WelcomeForm({ hasPasswords }: { hasPasswords: boolean }) {
  const form = useForm<FirstStartInput>({
    resolver: zodResolver(hasPasswords ? setUpAccountInput : firstStartInput),
    defaultValues: { name: "", email: "", ...(hasPasswords && { password: "" }) },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const save = form.handleSubmit(async (input) => {
    try {
      await sendJson("PUT", apiPaths.account(), input);
      window.location.assign(paths.home());
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <Field
        label="E-mail"
        hint={
          hasPasswords
            ? "You sign in with it. Nothing is sent there."
            : "As your identity provider knows it."
        }
        error={errors.email?.message}
      >
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      {hasPasswords && (
        <Field label="Password" hint="At least 10 characters." error={errors.password?.message}>
          <Input type="password" autoComplete="new-password" {...form.register("password")} />
        </Field>
      )}
      <FormProblem message={errors.root?.message} />
      <Button
        type="submit"
        variant="primary"
        isBusy={isSubmitting || (isSubmitSuccessful && !errors.root)}
      >
        Start
      </Button>
    </form>
  );
}
