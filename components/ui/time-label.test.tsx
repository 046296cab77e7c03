// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { TimeLabel } from "@/components/ui/time-label";

afterEach(cleanup);

it("says the day in UTC, and on hover the minute there and where it is read", () => {
  render(<TimeLabel iso="2026-11-24T04:18:00Z" />);
  const time = screen.getByText("24 Nov 2026");
  expect(time.title).toBe("24 Nov 2026, 04:18 UTC");
  fireEvent.pointerEnter(time);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const own = new Date("2026-11-24T04:18:00Z");
  const hour = String(own.getHours()).padStart(2, "0");
  const minute = String(own.getMinutes()).padStart(2, "0");
  expect(time.title).toBe(`24 Nov 2026, ${hour}:${minute} (${zone}) · 24 Nov 2026, 04:18 UTC`);
});

it("says the minute where it is asked to, and what is absent", () => {
  render(<TimeLabel iso="2026-11-24T04:18:00Z" hasMinute />);
  expect(screen.getByText("24 Nov 2026, 04:18 UTC")).toBeTruthy();
  render(<TimeLabel iso={null} absent="never" />);
  expect(screen.getByText("never")).toBeTruthy();
});
