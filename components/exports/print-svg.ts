const sheet =
  "@page { size: A4 landscape; margin: 12mm } html, body { margin: 0; background: #fff } svg { display: block; width: 100%; height: auto; max-height: 100vh }";

/** Prints the picture alone, on one page; the browser's dialog can save it as a PDF. */
export function printSvg(svg: string): void {
  const frame = document.createElement("iframe");
  frame.title = "Report to print";
  frame.style.cssText = "position:fixed;width:0;height:0;border:0;visibility:hidden";
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><title>Onset</title><style>${sheet}</style>${svg}`;
  frame.addEventListener("load", () => {
    const target = frame.contentWindow;
    if (target === null) return;
    target.addEventListener("afterprint", () => frame.remove());
    target.focus();
    target.print();
  });
  document.body.append(frame);
}
