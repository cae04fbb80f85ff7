import {
  deregister,
  expect,
  expectAnnounced,
  expectNames,
  expectNoAxeViolations,
  expectStepsDone,
  families,
  familyPage,
  heading,
  holdBack,
  LATER,
  open,
  openFamily,
  type Page,
  revisions,
  SCRIPT,
  test,
  WASM,
} from "../lab.ts";

const DEMO = ["nightly-report", "orders-api", "payments", "sandbox-test", "web"];

/** What stands in for a page until it is there. */
async function expectLoading(page: Page): Promise<void> {
  await expect(heading(page, "Loading")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Region", exact: true })).toBeEnabled();
}

const NOT_FETCHED = "This page did not load";
const again = (page: Page) => page.getByRole("button", { name: "Try again", exact: true });

test("a first visit waits for the page, one script and one wasm", { tag: "@sub-path" }, async ({ page }) => {
  await page.addInitScript((family) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("table")?.textContent?.includes(family)) return;
      performance.mark("shown");
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  }, "sandbox-test");
  const later = page.waitForRequest(LATER);
  await open(page);
  await later;
  const before = await page.evaluate(() => {
    const shown = performance.getEntriesByName("shown")[0]?.startTime ?? 0;
    const files = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < shown);
    return [...new Set(files.map(({ name }) => name))];
  });
  const kinds = before.map((name) => (SCRIPT.test(name) ? "script" : WASM.test(name) ? "wasm" : name));
  expect(kinds.sort(), "files asked for before the table shows").toEqual(["script", "wasm"]);
});

test("the families show while the rest is on its way, and the rest comes", async ({ page }) => {
  const release = await holdBack(page, LATER);
  await page.goto("./");
  await expect(heading(page, "Task definitions")).toBeVisible();
  await expectNames(families(page), DEMO);
  const help = page.getByRole("complementary", { name: "Help", exact: true });
  await expect(help).toBeVisible();
  await expect(help.getByRole("listitem")).toHaveCount(0);
  await families(page).getByRole("link", { name: "web", exact: true }).click();
  await expectLoading(page);
  await expectNoAxeViolations(page);

  release();
  await expect(heading(page, "web")).toBeVisible();
  await expectStepsDone(page, 4);
  await deregister(page, "web:30");
});

test("a link to a family shows that it loads, and then the family", { tag: "@sub-path" }, async ({ page }) => {
  const release = await holdBack(page, LATER);
  await page.goto(`./${familyPage("web")}`);
  await expectLoading(page);
  release();
  await expect(heading(page, "web")).toBeVisible();
  await expectNames(revisions(page), ["web:30", "web:29", "web:28", "web:27", "web:26"]);
  await expect(page).toHaveTitle("web | Task definitions | Taskdef Lab");
});

test("a page that was gone to while it loads takes the focus and is announced once it is there", async ({ page }) => {
  const release = await holdBack(page, LATER);
  await page.goto("./");
  await families(page).getByRole("link", { name: "web", exact: true }).click();
  await expect(heading(page, "Loading")).toBeFocused();
  await expectAnnounced(page, "Loading | Taskdef Lab");
  release();
  await expect(heading(page, "web")).toBeFocused();
  await expectAnnounced(page, "web | Task definitions | Taskdef Lab");
});

test("a page that was opened by its link takes no focus, so that reading begins at the top", async ({ page }) => {
  for (const hash of ["", familyPage("web")]) {
    await open(page, hash);
    await page.reload();
    await expect(page.getByRole("heading", { name: "Help", exact: true })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content", exact: true })).toBeFocused();
  }
});

/** Ways in which the rest does not come, by what is sent in its place. */
const ABSENT = {
  "the network is down": undefined,
  "it is not there any more": { status: 404, contentType: "text/plain", body: "Not found." },
  "the host sends a page in its place": { status: 200, contentType: "text/html", body: "<!doctype html><p>Hello" },
  "it arrives damaged": { status: 200, contentType: "application/wasm", body: "\0asm, or not" },
};

test.describe("when the rest does not come", () => {
  test.use({ expectedErrors: [/Failed to load resource|Web ?Assembly|Failed to fetch/i] });

  for (const [why, answer] of Object.entries(ABSENT)) {
    test(`because ${why}, the families still read, and Try again brings the others`, async ({ page }) => {
      await page.route(LATER, (route) => (answer === undefined ? route.abort() : route.fulfill(answer)));
      await page.goto(`./${familyPage("web")}`);
      await expect(heading(page, NOT_FETCHED)).toBeVisible();
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await expectNoAxeViolations(page);

      await page.getByRole("link", { name: "Task definitions", exact: true }).first().click();
      await expectNames(families(page), DEMO);
      await families(page).getByRole("link", { name: "payments", exact: true }).click();
      await expect(heading(page, NOT_FETCHED)).toBeVisible();

      await again(page).click();
      await expect(heading(page, NOT_FETCHED), "it is still not there").toBeFocused();
      await page.unroute(LATER);
      await again(page).click();
      await expect(heading(page, "payments")).toBeFocused();
      await page.getByRole("link", { name: "Task definitions", exact: true }).first().click();
      await openFamily(page, "web");
      await deregister(page, "web:30");
    });
  }
});
