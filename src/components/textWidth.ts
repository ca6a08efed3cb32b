/** Text of a chart, as wide as the reader's own font makes it. */
const size = 13;
let context: CanvasRenderingContext2D | null | undefined;
/** Asked for once: each question has the browser settle the styles of what was just laid on the page. */
let family: string | undefined;

/** How wide the widest of some texts is in a chart, in pixels. The system's own font differs from reader to reader, by a third. */
export function widestText(texts: Iterable<string>, weight: number): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return 0;
  family ??= getComputedStyle(document.body).fontFamily;
  context.font = `${weight} ${size}px ${family}`;
  return Math.ceil(Math.max(0, ...[...texts].map((text) => context?.measureText(text).width ?? 0)));
}
