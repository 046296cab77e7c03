// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { FilterInput } from "@/components/runs/list/filter-input";
import { runFieldsOptions } from "@/lib/runs/query-options";

beforeAll(() => {
  // jsdom has no layout.
  Element.prototype.scrollIntoView = () => {};
});
afterEach(cleanup);

function mount(value = "") {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  const fields = [
    { name: "best", runs: 3, from: 0.4, to: 0.9, values: [] },
    { name: "method", runs: 3, from: null, to: null, values: ["lora"] },
  ];
  client.setQueryData(runFieldsOptions("demo").queryKey, { fields });
  const onChange = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <FilterInput project="demo" value={value} onChange={onChange} refusal={null} />
    </QueryClientProvider>,
  );
  const field = screen.getByRole<HTMLInputElement>("combobox");
  const type = (text: string) => {
    fireEvent.change(field, { target: { value: text } });
    field.setSelectionRange(text.length, text.length);
  };
  return { field, type, onChange };
}

const names = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);

it("is a combobox: it offers on focus, the arrows move what is meant, Tab takes it and Escape closes", () => {
  const { field } = mount();
  expect(field.getAttribute("aria-expanded")).toBe("false");
  fireEvent.focus(field);
  expect(names()).toEqual(["best0.4 to 0.9Results", "methodloraText"]);
  expect(field.getAttribute("aria-expanded")).toBe("true");
  expect(screen.getByRole("status").textContent).toBe("2 suggestions");
  const list = screen.getByRole("listbox");
  expect(field.getAttribute("aria-controls")).toBe(list.id);
  fireEvent.keyDown(field, { key: "ArrowDown" });
  fireEvent.keyDown(field, { key: "ArrowDown" });
  const meant = screen.getByRole("option", { selected: true });
  expect(meant.textContent).toContain("method");
  expect(field.getAttribute("aria-activedescendant")).toBe(meant.id);
  fireEvent.keyDown(field, { key: "Tab" });
  expect(field.value).toBe("method ");
  fireEvent.keyDown(field, { key: "Escape" });
  expect(names()).toEqual([]);
  expect(field.getAttribute("aria-activedescendant")).toBeNull();
});

it("has a placeholder of this project's fields", () => {
  const { field } = mount();
  expect(field.placeholder).toBe("best > 0.65 and method = lora");
});

it("says no mistake while one writes, but at Enter and when the field is left", () => {
  const { field, type, onChange } = mount();
  fireEvent.focus(field);
  type("best >> 1");
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.keyDown(field, { key: "Enter" });
  expect(screen.getByRole("alert").textContent).toContain("At character 7");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  type("bestt > 1");
  expect(screen.queryByRole("alert")).toBeNull();
  fireEvent.blur(field);
  expect(screen.getByRole("alert").textContent).toContain('no run has "bestt"; did you mean best');
  expect(onChange).not.toHaveBeenCalled();
});

it("keeps 10,000 characters whole and says why they are no filter", () => {
  const { field, type } = mount();
  type("x".repeat(10_000));
  fireEvent.keyDown(field, { key: "Enter" });
  expect(field.value).toHaveLength(10_000);
  expect(screen.getByRole("alert").textContent).toContain(
    "at most 2000 characters; this has 10000",
  );
});

it("says a filter that can be asked at Enter", () => {
  const { field, type, onChange } = mount();
  type(" best > 0.5 ");
  fireEvent.keyDown(field, { key: "Enter" });
  expect(onChange).toHaveBeenCalledWith("best > 0.5");
});
