import {element} from "./element.js";

/** Saves a file that the page has made itself: nothing is sent anywhere. */
export function save(part: BlobPart, name: string): void {
  const url = URL.createObjectURL(new Blob([part]));
  const link = element("a", {href: url, download: name});
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has its own copy once the click is handled.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
