import {spawn} from "node:child_process";
import {createServer} from "node:net";
import {createRequire} from "node:module";
import {join} from "node:path";
import {realpathSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {serve} from "../../site/serve.ts";
import {openPage, startBrowser} from "./browser.ts";
import {buildIn} from "./site.ts";

/** What came of opening a page on a machine without a network. */
export interface ClosedNetworkResult {
  /** Can this process reach another machine at all? False inside a namespace of its own. */
  readonly outside: boolean;
  readonly heading: string;
  readonly diagrams: number;
  /** What the page says of what it was made from. */
  readonly origin: string;
  readonly problems: readonly string[];
}

const route = "sjukskrivningsmonster/riket";

/** Opens one notebook at `url` and tells what is on it. */
async function look(url: string): Promise<ClosedNetworkResult> {
  const browser = await startBrowser();
  try {
    const context = await browser.newContext({locale: "sv-SE"});
    const {page, problems} = await openPage(context, new URL(route, url).href);
    return {
      outside: await reachesOutside(),
      heading: (await page.locator("h1").textContent()) ?? "",
      diagrams: await page.locator(".diagram svg").count(),
      origin: (await page.locator("#underlag-origin").textContent()) ?? "",
      problems,
    };
  } finally {
    await browser.close();
  }
}

/** Is there any way out of this machine? Looks at the addresses of the machine, sends nothing. */
async function reachesOutside(): Promise<boolean> {
  const {networkInterfaces} = await import("node:os");
  return Object.values(networkInterfaces())
    .flat()
    .some((one) => one !== undefined && !one.internal);
}

/** Clean build, server and page load. */
async function buildAndLook(checkout: string, release: string): Promise<ClosedNetworkResult> {
  await buildIn(checkout, release);
  const server = await serve({folder: join(checkout, "dist"), port: 0});
  try {
    return await look(server.url);
  } finally {
    await server.close();
  }
}

/** Preview and page load; what the preview itself complains of counts as a problem. */
async function previewAndLook(checkout: string): Promise<ClosedNetworkResult> {
  const port = await freePort();
  const program = createRequire(join(checkout, "package.json")).resolve(
    "@observablehq/framework/dist/bin/observable.js",
  );
  const child = spawn(
    process.execPath,
    ["--no-warnings", program, "preview", "--no-open", "--port", String(port)],
    {
      cwd: checkout,
      env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "1"},
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
  try {
    await new Promise<void>((resolve, reject) => {
      child.on("error", reject).on("close", () => {
        reject(new Error(`the preview ended: ${complaints}`));
      });
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        if (text.includes(`:${port}/`)) resolve();
      });
    });
    const result = await look(`http://127.0.0.1:${port}/`);
    const errors = complaints.split("\n").filter((line) => /error/i.test(line));
    return {...result, problems: [...result.problems, ...errors]};
  } finally {
    child.kill();
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}

// As a program, inside the closed network: `build <checkout> <release>` or `preview <checkout>`; a line of JSON out.
const [, started, mode, checkout = "", release = ""] = process.argv;
if (started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(import.meta.url))) {
  const result = mode === "build" ? await buildAndLook(checkout, release) : await previewAndLook(checkout);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
