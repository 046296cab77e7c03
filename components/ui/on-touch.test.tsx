// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import { onTouch, useLayer, WaitingTrigger } from "@/components/ui/on-touch";
import { Popover } from "@/components/ui/popover";
import { Sheet } from "@/components/ui/sheet";

beforeEach(() => {
  const observer = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  vi.stubGlobal("ResizeObserver", observer);
});
afterEach(cleanup);

const trigger = <Button>More</Button>;
const more = () => screen.getByRole("button", { name: "More" });

function Menu({ onChoose = () => {} }: { onChoose?: () => void }) {
  return (
    <DropdownMenu trigger={trigger}>
      <DropdownMenuItem onSelect={onChoose}>Edit</DropdownMenuItem>
      <DropdownMenuItem>Delete</DropdownMenuItem>
    </DropdownMenu>
  );
}

function Owner() {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <Sheet title="Choices" isOpen={isOpen} onOpenChange={setIsOpen}>
      <p>{isOpen ? "open" : "closed"}</p>
    </Sheet>
  );
}

function MenuOwner() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Menu onChoose={() => setIsOpen(true)} />
      {isOpen && <Sheet title="Choices" isOpen onOpenChange={setIsOpen} />}
    </>
  );
}

const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(new Error("offline"));
const late = onTouch(load);
const changes: boolean[] = [];

function LateLayer() {
  const { parts, layer } = useLayer(late, { onOpenChange: (isOpen) => changes.push(isOpen) });
  if (parts !== null) return <p>{parts}</p>;
  return (
    <WaitingTrigger opens="dialog" parts={late} onOpen={() => layer.onOpenChange(true)}>
      {trigger}
    </WaitingTrigger>
  );
}

describe("a menu that is fetched when somebody reaches for it", () => {
  it("says what its button opens before anything is there", () => {
    render(<Menu />);
    expect(more().getAttribute("aria-haspopup")).toBe("menu");
    expect(more().getAttribute("aria-expanded")).toBe("false");
    expect(screen.queryByRole("menu")).toBeNull();
  });

  it("opens at the first click and does what is chosen", async () => {
    const onChoose = vi.fn();
    render(<Menu onChoose={onChoose} />);
    fireEvent.click(more(), { detail: 1 });
    fireEvent.click(await screen.findByRole("menuitem", { name: "Edit" }));
    expect(onChoose).toHaveBeenCalledOnce();
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  it("starts at its first item where a key opened it, and gives focus back", async () => {
    render(<Menu />);
    fireEvent.click(more(), { detail: 0 });
    const first = await screen.findByRole("menuitem", { name: "Edit" });
    await waitFor(() => expect(document.activeElement).toBe(first));
    fireEvent.keyDown(first, { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(more()));
  });

  it("opens by the arrow down too", async () => {
    render(<Menu />);
    fireEvent.keyDown(more(), { key: "ArrowDown" });
    const first = await screen.findByRole("menuitem", { name: "Edit" });
    await waitFor(() => expect(document.activeElement).toBe(first));
  });
});

describe("layers that are fetched when somebody opens them", () => {
  it.each(["fetched now", "at hand"])(
    "give the focus back to the button of the menu they were opened from, %s",
    async () => {
      render(<MenuOwner />);
      fireEvent.click(more(), { detail: 0 });
      const first = await screen.findByRole("menuitem", { name: "Edit" });
      await waitFor(() => expect(document.activeElement).toBe(first));
      fireEvent.click(first);
      const sheet = await screen.findByRole("dialog", { name: "Choices" });
      await waitFor(() => expect(sheet.contains(document.activeElement)).toBe(true));
      fireEvent.keyDown(sheet, { key: "Escape" });
      await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
      await waitFor(() => expect(document.activeElement).toBe(more()));
    },
  );

  it("are dialogs by their own button, closed by what stands in them", async () => {
    const close = (
      <DialogClose asChild>
        <Button>Keep it</Button>
      </DialogClose>
    );
    render(<Dialog title="Delete this run?" trigger={trigger} actions={close} />);
    expect(more().getAttribute("aria-haspopup")).toBe("dialog");
    fireEvent.click(more());
    await screen.findByRole("dialog", { name: "Delete this run?" });
    fireEvent.click(screen.getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(document.activeElement).toBe(more());
  });

  it("are opened and closed by their owner", async () => {
    render(<Owner />);
    await screen.findByRole("dialog", { name: "Choices" });
    fireEvent.click(screen.getByRole("button", { name: "Close" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("are popovers, closed by Escape", async () => {
    render(
      <Popover label="How it is computed" trigger={trigger}>
        correct ÷ evaluated
      </Popover>,
    );
    fireEvent.click(more());
    const popover = await screen.findByRole("dialog", { name: "How it is computed" });
    expect(popover.textContent).toBe("correct ÷ evaluated");
    fireEvent.keyDown(popover, { key: "Escape" });
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  });

  it("close again where their parts cannot be had, and are tried anew at the next click", async () => {
    render(<LateLayer />);
    fireEvent.click(more());
    await waitFor(() => expect(changes).toEqual([true, false]));
    load.mockResolvedValue("here now");
    fireEvent.click(more());
    expect(await screen.findByText("here now")).toBeTruthy();
  });
});
