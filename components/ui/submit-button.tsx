"use client";

import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { useIsInBrowser } from "@/components/ui/use-is-in-browser";

/**
 * Sends a form that the server draws. Before React listens, a press would have the browser send it: the fields, a
 * password among them, would stand in the address.
 */
export function SubmitButton({ disabled, ...rest }: ComponentProps<typeof Button>) {
  const isInBrowser = useIsInBrowser();
  return <Button {...rest} type="submit" disabled={disabled || !isInBrowser} />;
}
