"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { authClient } from "@/lib/auth/auth-client";
import { type SignInInput, signInInput } from "@/lib/members/schema";

/** The server tells a wrong address and a wrong password apart from nothing else, and neither do we. */
function sentenceFor(status: number): string {
  if (status === 401 || status === 400) return "No account has this e-mail and password together.";
  if (status === 429) return "Too many attempts. Wait ten seconds and try again.";
  return "The server did not answer as expected. Try again in a moment.";
}

export function SignInForm({ next }: { next: string }) {
  const form = useForm<SignInInput>({
    resolver: zodResolver(signInInput),
    defaultValues: { email: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const signIn = form.handleSubmit(async (input) => {
    const { error } = await authClient.signIn.email(input).catch(() => ({ error: { status: 0 } }));
    if (error) form.setError("root", { message: sentenceFor(error.status) });
    else window.location.assign(next);
  });
  return (
    <form onSubmit={signIn} noValidate className="flex flex-col gap-4">
      <Field label="E-mail" error={errors.email?.message}>
        <Input type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field label="Password" error={errors.password?.message}>
        <Input type="password" autoComplete="current-password" {...form.register("password")} />
      </Field>
      {errors.root && (
        <p role="alert" className="text-caption text-confirmed">
          {errors.root.message}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        isBusy={isSubmitting || (isSubmitSuccessful && !errors.root)}
      >
        Sign in
      </Button>
    </form>
  );
}
