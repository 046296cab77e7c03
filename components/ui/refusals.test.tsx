// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormProblem } from "@/components/ui/form-problem";
import { Sheet } from "@/components/ui/sheet";
import { showToastsWith, toast } from "@/components/ui/toast";

const onPage = vi.fn();
showToastsWith(({ text }) => onPage(text));
afterEach(() => {
  cleanup();
  onPage.mockClear();
});

describe.each([
  ["a dialog", Dialog],
  ["a sheet", Sheet],
])("what is refused while %s is open", (_, Layer) => {
  it("is told in it and focused, again when it is refused again, and on the page once it is closed", async () => {
    const { rerender } = render(<Layer title="Edit" isOpen />);
    const layer = await screen.findByRole("dialog");
    act(() => toast.error("the name is taken"));
    const told = screen.getByRole("alert");
    expect(layer.contains(told)).toBe(true);
    expect(document.activeElement).toBe(told);
    act(() => screen.getByRole("button", { name: "Close" }).focus());
    act(() => toast.error("the name is taken"));
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    expect(onPage).not.toHaveBeenCalled();
    rerender(<Layer title="Edit" isOpen={false} />);
    act(() => toast.error("the server is gone"));
    expect(onPage).toHaveBeenCalledWith("the server is gone");
  });

  it("leaves what was done to the page", async () => {
    render(<Layer title="Edit" isOpen />);
    await screen.findByRole("dialog");
    act(() => toast.success("Saved."));
    expect(onPage).toHaveBeenCalledWith("Saved.");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("why a form was refused", () => {
  it("is focused as it comes and as it changes", () => {
    const { rerender } = render(<FormProblem message={undefined} />);
    rerender(<FormProblem message="no" />);
    expect(document.activeElement).toBe(screen.getByRole("alert"));
    act(() => screen.getByRole("alert").blur());
    rerender(<FormProblem message="still no" />);
    expect(document.activeElement).toBe(screen.getByRole("alert"));
  });
});

function Form() {
  const [error, setError] = useState<string>();
  return (
    <>
      <Field label="Name" error={error}>
        <input />
      </Field>
      <input aria-label="Other" onChange={() => setError("the name is missing")} />
      <button type="button" onClick={() => setError("the name is missing")}>
        Save
      </button>
    </>
  );
}

describe("a field that is refused", () => {
  it("is focused for who pressed a button", () => {
    render(<Form />);
    const save = screen.getByRole("button", { name: "Save" });
    save.focus();
    fireEvent.click(save);
    expect(document.activeElement).toBe(screen.getByLabelText("Name"));
  });

  it("does not take the caret from who is writing", () => {
    render(<Form />);
    const other = screen.getByLabelText("Other");
    other.focus();
    fireEvent.change(other, { target: { value: "x" } });
    expect(screen.getByRole("alert").textContent).toBe("the name is missing");
    expect(document.activeElement).toBe(other);
  });

  it("is not focused for a fault that a page opens with", () => {
    render(
      <Field label="Name" error="the name is taken">
        <input />
      </Field>,
    );
    expect(document.activeElement).toBe(document.body);
  });
});
