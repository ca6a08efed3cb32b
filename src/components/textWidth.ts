/** Text of a chart, as wide as the reader's own font makes it. */
const size = 13;
let context: CanvasRenderingContext2D | null | undefined;

/** How wide the widest of some texts is in a chart, in pixels. The system's own font differs from reader to reader, by a third. */
export function widestText(texts: Iterable<string>, weight: number): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) return 0;
  context.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(Math.max(0, ...[...texts].map((text) => context?.measureText(text).width ?? 0)));
}
