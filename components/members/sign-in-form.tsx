"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { EmailField, PasswordField } from "@/components/members/account-fields";
import { authProblem } from "@/components/members/auth-problem";
import { FormProblem } from "@/components/ui/form-problem";
import { SubmitButton } from "@/components/ui/submit-button";
import { authClient } from "@/lib/auth/auth-client";
import { type SignInInput, signInInput } from "@/lib/members/schema";
import { paths } from "@/lib/paths";

export function SignInForm({ next }: { next: string }) {
  const form = useForm<SignInInput>({
    resolver: zodResolver(signInInput),
    defaultValues: { email: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const signIn = form.handleSubmit(async (input) => {
    const { data, error } = await authClient.signIn
      .email(input)
      .catch(() => ({ data: null, error: { status: 0 } }));
    if (error) form.setError("root", { message: authProblem(error) });
    else if (data && "twoFactorRedirect" in data) window.location.assign(paths.twoFactor(next));
    else window.location.assign(next);
  });
  return (
    <form onSubmit={signIn} noValidate className="flex flex-col gap-4">
      <EmailField error={errors.email?.message} {...form.register("email")} />
      <PasswordField error={errors.password?.message} {...form.register("password")} />
      <FormProblem message={errors.root?.message} />
      <SubmitButton variant="primary" isBusy={isSubmitting || (isSubmitSuccessful && !errors.root)}>
        Sign in
      </SubmitButton>
    </form>
  );
}
