// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { MarginSlider } from "@/components/runs/decision/margin-slider";

afterEach(cleanup);

const stop = (shortName: string, points: number) => ({
  step: Number(shortName),
  shortName,
  points,
});

it("stops at the price of every checkpoint in reach, rounded up to a tenth so that it is within", () => {
  const stops = [stop("3", 2.31), stop("4", 2.4), stop("5", 4.53), stop("6", 6.2)];
  const { container } = render(<MarginSlider margin={2} stops={stops} onChange={() => {}} />);
  const slider = screen.getByRole("slider", { name: "Acceptable loss" });
  expect(slider.getAttribute("aria-valuetext")).toBe("2.0 points");
  const list = container.querySelector(`datalist#${slider.getAttribute("list")}`);
  expect([...(list?.children ?? [])].map((o) => o.getAttribute("value"))).toEqual([
    "2.4",
    "2.4",
    "4.6",
  ]);
});

it("names only stops that stand apart, and is the one thing to press", () => {
  const stops = [stop("3", 2), stop("4", 2.2), stop("5", 2.6), stop("10", 3.2), stop("11", 4)];
  const { container } = render(<MarginSlider margin={2} stops={stops} onChange={() => {}} />);
  const names = [...container.querySelectorAll("[aria-hidden] span")].map((e) => e.textContent);
  expect(names).toEqual(["3", "5", "11"]);
  expect(screen.queryByRole("button")).toBeNull();
});

it("says the loss that it is moved to, and reaches one beyond the usual", () => {
  const move = vi.fn();
  render(<MarginSlider margin={7.5} stops={[]} onChange={move} />);
  const slider = screen.getByRole("slider");
  expect(slider.getAttribute("max")).toBe("8");
  fireEvent.change(slider, { target: { value: "3.1" } });
  expect(move).toHaveBeenCalledWith(3.1);
});
