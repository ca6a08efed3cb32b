import {accessSync, constants, existsSync, readdirSync} from "node:fs";
import {homedir} from "node:os";
import {delimiter, join} from "node:path";
import type {Browser} from "playwright-core";
import {EnvironmentError} from "../loaders/errors.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The program of that name on PATH, or `undefined`. */
export function onPath(name: string): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Browsers that Playwright has downloaded for the user before, the newest first. */
function playwrightBrowsers(): string[] {
  const caches = [
    process.env["PLAYWRIGHT_BROWSERS_PATH"],
    join(homedir(), ".cache/ms-playwright"),
    join(homedir(), "Library/Caches/ms-playwright"),
  ];
  const programs = [
    "chrome-linux64/chrome",
    "chrome-linux/chrome",
    "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
    "chrome-linux/headless_shell",
  ];
  return caches
    .filter((cache): cache is string => cache !== undefined && existsSync(cache))
    .flatMap((cache) =>
      readdirSync(cache)
        .filter((name) => name.startsWith("chromium"))
        .sort()
        .reverse()
        .flatMap((name) => programs.map((program) => join(cache, name, program))),
    );
}

/**
 * The browser that prints and is tested: the one that `CHROMIUM` names, one on PATH, or one of Playwright's. `undefined` when
 * the machine has none.
 */
export function findChromium(): string | undefined {
  const named = process.env["CHROMIUM"];
  if (named !== undefined && named !== "") return isProgram(named) ? named : onPath(named);
  return names.map(onPath).find((path) => path !== undefined) ?? playwrightBrowsers().find(isProgram);
}

/** Starts that browser, quiet: it asks nobody for anything on its own. */
export async function startChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new EnvironmentError(
      "Chromium finns inte på datorn. Installera det (Debian: apt-get install chromium), eller ange programmet i CHROMIUM",
    );
  const {chromium} = await import("playwright-core");
  return await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
      ...["--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"],
      // The same picture of the same letters on every machine with the same fonts.
      ...["--font-render-hinting=none", "--force-color-profile=srgb"],
    ],
  });
}
