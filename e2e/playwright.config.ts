import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

// `cargo xtask test browser` sets both: a free port, and the Chromium that it found or installed.
const port = Number(process.env["E2E_PORT"] ?? 4174);
const chromium = process.env["CHROME"] ?? installedChromium();

const origin = `http://127.0.0.1:${port}`;
const subPath = "/some/sub-path/";

export default defineConfig({
  testDir: "tests",
  outputDir: "results",
  fullyParallel: true,
  forbidOnly: !!process.env["CI"],
  workers: 2,
  // A test that passes on its second try has shown a bug, of the page or its own.
  retries: 0,
  reporter: [["list"]],
  expect: { timeout: 10_000 },
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(chromium === undefined ? {} : { executablePath: chromium }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "root", use: { baseURL: `${origin}/` } },
    // One build has to work at any path of any host. The specs that could tell the difference say so with this tag.
    { name: "sub-path", use: { baseURL: `${origin}${subPath}` }, grep: /@sub-path/ },
  ],
  webServer: {
    command: `node server.mjs --port ${port} --mount / --mount ${subPath}`,
    url: `${origin}/index.html`,
    reuseExistingServer: false,
    timeout: 20_000,
  },
});

function installedChromium(): string | undefined {
  return [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ].find(existsSync);
}
