import {spawnSync} from "node:child_process";
import {realpathSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {findChromium, onPath} from "../site/chromium.ts";

export {findChromium};

/** Chromium without windows of its own, as Debian packs it: the same engine, with nothing to draw but the page. */
const headless = "chromium-headless-shell";

/**
 * The browser that pages are tested in: the one that `CHROMIUM` names, else Chromium without windows where the machine has it, which takes a
 * fourth less processor time for a page, else Chromium. Files are printed by Chromium itself, as users print them.
 */
export function findTestBrowser(): string | undefined {
  return (process.env["CHROMIUM"] ?? "") === "" ? (onPath(headless) ?? findChromium()) : findChromium();
}

/** Exit code for something that the machine must provide. */
const environmentMissing = 5;

/**
 * Sees to it that there is a browser: installs Debian's package where the machine lets us, and otherwise says what to
 * do. Nothing is ever fetched from anywhere but the machine's own package source. Returns the exit code.
 */
function install(): number {
  const present = findChromium();
  if (present !== undefined) {
    const tested = findTestBrowser() ?? present;
    const isNamed = (process.env["CHROMIUM"] ?? "") !== "";
    const faster =
      isNamed || tested !== present ? "" : ` (med Debians paket ${headless} går testerna fortare)`;
    process.stderr.write(`Chromium: ${tested}${faster}\n`);
    return 0;
  }
  const named = process.env["CHROMIUM"];
  if (named !== undefined && named !== "") {
    process.stderr.write(`CHROMIUM=${named}: där finns inget program som går att köra.\n`);
    return environmentMissing;
  }
  const isRoot = process.getuid?.() === 0;
  const maySudo = !isRoot && spawnSync("sudo", ["-n", "true"]).status === 0;
  if (onPath("apt-get") !== undefined && (isRoot || maySudo)) {
    process.stderr.write(`Chromium saknas: installerar Debians paket chromium, ${headless} och iproute2\n`);
    const run = (...args: string[]): boolean => {
      const [program = "", ...rest] = maySudo ? ["sudo", "-n", ...args] : args;
      const environment = {...process.env, DEBIAN_FRONTEND: "noninteractive"};
      // The list of packages on stdout is no result of this program: everything goes to stderr.
      return spawnSync(program, rest, {stdio: ["ignore", 2, 2], env: environment}).status === 0;
    };
    run("apt-get", "update", "-qq");
    const packages = ["chromium", "iproute2"];
    // Older releases have no package of it.
    if (!run("apt-get", "install", "-y", "-qq", ...packages, headless))
      run("apt-get", "install", "-y", "-qq", ...packages);
    if (findChromium() !== undefined) return 0;
  }
  process.stderr.write(
    [
      "Testerna av webbplatsen behöver Chromium, som inte finns på datorn. Gör något av detta:",
      "  Debian, Ubuntu:  sudo apt-get install chromium iproute2",
      "  Fedora:          sudo dnf install chromium iproute",
      "  macOS:           installera Chrome eller Chromium och ange programmet i CHROMIUM",
      "  annars:          CHROMIUM=/sökväg/till/chromium npm test",
      "Övriga tester går att köra utan: npm run test:quick",
      "",
    ].join("\n"),
  );
  return environmentMissing;
}

const [, started, flag] = process.argv;
if (started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url))) {
  if (flag === "--install") process.exitCode = install();
  else process.stdout.write(`${findTestBrowser() ?? ""}\n`);
}
