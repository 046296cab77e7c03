import type { ComponentProps } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type AccountFieldProps = ComponentProps<"input"> & { error: string | undefined };

/** The address that somebody signs in with. */
export function EmailField({ error, hint, ...input }: AccountFieldProps & { hint?: string }) {
  return (
    <Field label="E-mail" hint={hint} error={error}>
      <Input type="email" autoComplete="username" {...input} />
    </Field>
  );
}

type PasswordFieldProps = AccountFieldProps & { label?: string; isNew?: boolean };

/** A password as it is, or one that is to be; browsers offer the one and propose the other. */
export function PasswordField(props: PasswordFieldProps) {
  const { label = "Password", isNew = false, error, ...input } = props;
  return (
    <Field label={label} hint={isNew && "At least 10 characters."} error={error}>
      <Input
        type="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        {...input}
      />
    </Field>
  );
}
