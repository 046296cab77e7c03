"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useForm } from "react-hook-form";
import { EmailField, PasswordField } from "@/components/members/account-fields";
import { Field } from "@/components/ui/field";
import { FormProblem, messageOf } from "@/components/ui/form-problem";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { sendJson } from "@/lib/http/api-client";
import type { AcceptedInvitation } from "@/lib/members/invitation-schema";
import { type FirstStartInput, firstStartInput, setUpAccountInput } from "@/lib/members/schema";
import { apiPaths, paths } from "@/lib/paths";

type AccountFormProps = {
  /** The address that an invitation is for. */
  email?: string | null;
  emailHint: string;
  hasPassword: boolean;
  action: string;
  /** Makes the account and says where its owner goes then. */
  onSave: (account: FirstStartInput) => Promise<string>;
};

function AccountForm(props: AccountFormProps) {
  const { email = null, emailHint, hasPassword, action, onSave } = props;
  const form = useForm<FirstStartInput>({
    resolver: zodResolver(hasPassword ? setUpAccountInput : firstStartInput),
    defaultValues: { name: "", email: email ?? "", ...(hasPassword && { password: "" }) },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const save = form.handleSubmit(async (account) => {
    try {
      window.location.assign(await onSave(account));
    } catch (error) {
      form.setError("root", { message: messageOf(error) });
    }
  });
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4">
      <Field label="Name" error={errors.name?.message}>
        <Input autoComplete="name" {...form.register("name")} />
      </Field>
      <EmailField
        hint={emailHint}
        error={errors.email?.message}
        readOnly={email !== null}
        {...form.register("email")}
      />
      {hasPassword && (
        <PasswordField isNew error={errors.password?.message} {...form.register("password")} />
      )}
      <FormProblem message={errors.root?.message} />
      <SubmitButton variant="primary" isBusy={isSubmitting || (isSubmitSuccessful && !errors.root)}>
        {action}
      </SubmitButton>
    </form>
  );
}

type NewAccountFormProps = { token: string; email: string | null; project: string };

/** Makes an account by an invitation and signs in with it. */
export function NewAccountForm({ token, email, project }: NewAccountFormProps) {
  return (
    <AccountForm
      email={email}
      emailHint={email === null ? "You sign in with it." : "The invitation is for this address."}
      hasPassword
      action={`Join ${project}`}
      onSave={async (account) => {
        const body = { token, account };
        const address = apiPaths.acceptInvitation();
        return paths.project((await sendJson<AcceptedInvitation>("POST", address, body)).project);
      }}
    />
  );
}

/** The first page of a server: whoever opened the printed link says who they are. */
export function WelcomeForm({ hasPasswords }: { hasPasswords: boolean }) {
  return (
    <AccountForm
      emailHint={
        hasPasswords
          ? "You sign in with it. Nothing is sent there."
          : "As your identity provider knows it."
      }
      hasPassword={hasPasswords}
      action="Start"
      onSave={async (account) => {
        await sendJson("PUT", apiPaths.account(), account);
        return paths.home();
      }}
    />
  );
}
