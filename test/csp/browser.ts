/** A browser without a window, and the pages that it is shown. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** The browser that there is: the one that `CHROMIUM` names, or one that is installed. */
export const BROWSER = [process.env["CHROMIUM"] ?? [], NAMES]
  .flat()
  .find((name) => spawnSync(name, ["--version"], { timeout: 20_000 }).status === 0);

/** What is said in the names of tests that need one. */
export const WITHOUT = BROWSER === undefined ? " (skipped: no Chromium is installed)" : "";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-extensions",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/**
 * Shows the page at `/` of these files, all with the policy, and returns what the page sends to
 * `/results`.
 */
export async function shown(
  files: ReadonlyMap<string, string>,
  policy: string,
  milliseconds: number,
): Promise<unknown> {
  const profile = await mkdtemp(join(tmpdir(), "fluxion-browser-"));
  let answer: (text: string) => void = () => undefined;
  const sent = new Promise<string>((resolve) => (answer = resolve));
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    if (path === "/results") {
      let text = "";
      request.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      request.on("end", () => {
        response.end();
        answer(text);
      });
      return;
    }
    const type = path === "/" ? "text/html" : "text/javascript";
    response.writeHead(files.has(path) ? 200 : 404, {
      "Content-Security-Policy": policy,
      "Content-Type": `${type}; charset=utf-8`,
    });
    response.end(files.get(path));
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  const browser = spawn(BROWSER!, [...FLAGS, `--user-data-dir=${profile}`, url], {
    stdio: "ignore",
    detached: true,
  });
  const ended = new Promise((resolve) => void browser.on("close", resolve));
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("the page sent nothing")), milliseconds);
    });
    return JSON.parse(await Promise.race([sent, late])) as unknown;
  } finally {
    clearTimeout(timer);
    // The browser is several processes, which are a group.
    process.kill(-browser.pid!, "SIGKILL");
    await ended;
    server.close();
    server.closeAllConnections();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
