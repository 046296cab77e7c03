// @vitest-environment jsdom
import { act } from "@testing-library/react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, it, vi } from "vitest";
import { SubmitButton } from "@/components/ui/submit-button";

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

it("cannot be pressed as the server drew it, and can once React listens", () => {
  const button = <SubmitButton>Sign in</SubmitButton>;
  document.body.innerHTML = renderToString(button);
  const isDisabled = () => document.body.querySelector("button")?.disabled;
  expect(isDisabled()).toBe(true);
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  let root: Root | undefined;
  act(() => {
    root = hydrateRoot(document.body, button);
  });
  expect(isDisabled()).toBe(false);
  act(() => root?.render(<SubmitButton disabled>Sign in</SubmitButton>));
  expect(isDisabled()).toBe(true);
});
