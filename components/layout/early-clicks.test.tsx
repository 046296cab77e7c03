// @vitest-environment jsdom
import { runInThisContext } from "node:vm";
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EarlyClicks, repeatEarlyClicks } from "./early-clicks";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = "";
});

const press = vi.fn();
const page = (
  <>
    <button type="button" onClick={press}>
      <span>Hide it</span>
    </button>
    <button type="submit">Send</button>
  </>
);

/** The page as the server draws it. */
function drawn(): HTMLElement {
  press.mockClear();
  document.body.innerHTML = `<div>${renderToString(page)}</div>`;
  return document.body.firstElementChild as HTMLElement;
}

repeatEarlyClicks();

test("a button pressed before React listens is pressed once when it does", async () => {
  const container = drawn();
  container.querySelector("span")?.click();
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(press).not.toHaveBeenCalled();
  await act(async () => void hydrateRoot(container, page));
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(press).toHaveBeenCalledTimes(1);
});

test("a button that React has pressed already is not pressed again", async () => {
  const container = drawn();
  await act(async () => void hydrateRoot(container, page));
  await act(async () => container.querySelector("span")?.click());
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(press).toHaveBeenCalledTimes(1);
});

test("what sends a form is left to the browser, and a button that is gone to nobody", async () => {
  const container = drawn();
  const [own, send] = container.querySelectorAll("button");
  const sent = vi.fn();
  send?.addEventListener("click", sent);
  send?.click();
  own?.click();
  own?.remove();
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(sent).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

test("its script stands in the page with the nonce, and needs nothing from outside", () => {
  const html = renderToString(<EarlyClicks nonce="abc" />);
  expect(html).toContain('nonce="abc"');
  const [, source = ""] = /<script[^>]*>([\s\S]*)<\/script>/.exec(html) ?? [];
  const listen = vi.spyOn(window, "addEventListener");
  runInThisContext(source);
  expect(listen).toHaveBeenCalledWith("click", expect.any(Function));
  listen.mockRestore();
});
