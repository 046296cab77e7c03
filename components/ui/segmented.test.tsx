// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Segmented } from "@/components/ui/segmented";

afterEach(cleanup);

const options = [
  { value: "dev", label: "Dev" },
  { value: "test", label: "Test" },
  { value: "none", label: "None", isDisabled: true },
] as const;
const radio = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });

describe("a choice of a few", () => {
  it("is a named group of radio buttons, one of them checked", () => {
    render(<Segmented label="Split" value="dev" onValueChange={() => {}} options={options} />);
    expect(screen.getByRole("radiogroup", { name: "Split" })).toBeTruthy();
    expect([radio("Dev").checked, radio("Test").checked]).toEqual([true, false]);
    expect(radio("None").disabled).toBe(true);
  });

  it("tells what is chosen, and nothing where the chosen one is pressed", () => {
    const onValueChange = vi.fn();
    render(<Segmented label="Split" value="dev" {...{ onValueChange, options }} />);
    fireEvent.click(radio("Dev"));
    fireEvent.click(radio("Test"));
    expect(onValueChange.mock.calls).toEqual([["test"]]);
  });

  it("goes by keys among its own: two choices on a page have two names", () => {
    render(
      <>
        <Segmented label="Split" value="dev" onValueChange={() => {}} options={options} />
        <Segmented
          label="Rate"
          value="a"
          onValueChange={() => {}}
          options={[{ value: "a", label: "Accuracy" }]}
        />
      </>,
    );
    expect(radio("Dev").name).toBe(radio("Test").name);
    expect(radio("Dev").name).not.toBe(radio("Accuracy").name);
  });
});
