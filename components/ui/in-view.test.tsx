// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { InView } from "@/components/ui/in-view";

const scrolled = vi.fn();
beforeEach(() => {
  scrolled.mockClear();
  Element.prototype.scrollIntoView = scrolled;
});
afterEach(cleanup);

it("scrolls to what is opened, once", () => {
  const { rerender } = render(<InView isOpen={false}>table</InView>);
  expect(screen.queryByText("table")).toBeNull();
  rerender(<InView isOpen>table</InView>);
  rerender(<InView isOpen>table</InView>);
  expect(screen.getByText("table")).toBeTruthy();
  expect(scrolled).toHaveBeenCalledTimes(1);
});

it("leaves a page where it is that opens with it", () => {
  render(<InView isOpen>table</InView>);
  expect(scrolled).not.toHaveBeenCalled();
});

it("scrolls again when it is closed and opened", () => {
  const { rerender } = render(<InView isOpen>table</InView>);
  rerender(<InView isOpen={false}>table</InView>);
  rerender(<InView isOpen>table</InView>);
  expect(scrolled).toHaveBeenCalledTimes(1);
});
