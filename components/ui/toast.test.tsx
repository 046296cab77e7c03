// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { toast } from "@/components/ui/toast";
import { Toaster } from "@/components/ui/toaster";

vi.stubGlobal("matchMedia", () => ({
  ...{ matches: false, addListener() {}, removeListener() {} },
  ...{ addEventListener() {}, removeEventListener() {} },
}));
afterEach(cleanup);

/** What shows messages is fetched with the first. */
const slow = { timeout: 10_000 };

it("shows nothing before the first message, then that one and those that follow", async () => {
  const { container } = render(<Toaster />);
  expect(container.innerHTML).toBe("");
  act(() => toast.success("The run was deleted"));
  expect(await screen.findByText("The run was deleted", {}, slow)).toBeTruthy();
  act(() => toast.error("The run could not be brought back"));
  await waitFor(() => screen.getByText("The run could not be brought back"), slow);
  expect(screen.getAllByText("The run was deleted")).toHaveLength(1);
  // Popovers and dialogs lie at 50: a message must not cover their buttons.
  const region = document.querySelector<HTMLElement>("[data-sonner-toaster]");
  expect(Number(region?.style.zIndex || Number.NaN)).toBeLessThan(50);
});
