import {
  BROKEN,
  breakPage,
  deregister,
  expect,
  expectNoAxeViolations,
  expectSaved,
  expectStatus,
  failure,
  familyPage,
  fillStorage,
  heading,
  holdBack,
  open,
  openFamily,
  type Page,
  SCRIPT,
  setAside,
  STATE,
  stored,
  test,
  WASM,
} from "../lab.ts";

const ALL_OF_WEB = `${familyPage("web")}?status=ALL`;
const NOT_LOADED = "Taskdef Lab could not be loaded";
const ASIDE = "Set the saved sandbox aside and start over";

/** A button of the failure panel, whichever it is. */
const button = (page: Page, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });

async function reload(page: Page): Promise<void> {
  const loaded = page.waitForEvent("load");
  await button(page, "Reload").click();
  await loaded;
}

/** Shows that the panel says why, is there to stay, and that axe finds nothing in it, wide and narrow, light and dark. */
async function expectFailure(page: Page, title: string, text: string | RegExp): Promise<void> {
  const panel = failure(page, title);
  await expect(panel).toHaveAccessibleDescription(text);
  await expect(panel.getByRole("button").first()).toBeFocused();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 720 });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoAxeViolations(page);
    }
  }
  // What a window of 1280 by 1024 has at 400 %.
  await page.setViewportSize({ width: 320, height: 256 });
  await panel.hover();
  await page.mouse.wheel(0, 2000);
  await expect(panel.getByRole("button").last()).toBeInViewport({ ratio: 1 });
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Escape");
  await expect(panel).toBeVisible();
}

test.describe("a file that does not arrive", () => {
  test.use({ expectedErrors: [/Failed to load resource|Failed to fetch|MIME type|Web ?Assembly/i] });

  const garbage = { status: 200, contentType: "application/wasm", body: "no wasm" };
  const page404 = { status: 404, contentType: "text/html", body: "<!doctype html><p>Not found" };
  const html = { status: 200, contentType: "text/html", body: "<!doctype html><p>Hello" };
  const cases: [string, RegExp, typeof garbage | undefined][] = [
    ["the script is blocked", SCRIPT, undefined],
    ["the script is gone", SCRIPT, page404],
    ["the script is a page", SCRIPT, html],
    ["the wasm is blocked", WASM, undefined],
    ["the wasm is gone", WASM, page404],
    ["the wasm is garbage", WASM, garbage],
  ];
  for (const [what, file, answer] of cases) {
    test(`${what}: a panel says so, and Reload is all it takes once it is there`, async ({ page }) => {
      await page.route(file, (route) => (answer === undefined ? route.abort() : route.fulfill(answer)));
      await page.goto(`./${familyPage("web")}`);
      await expectFailure(page, NOT_LOADED, /^A file of the page did not arrive, or the browser blocked it\./);
      await expect(button(page, ASIDE)).toHaveCount(0);
      await page.unroute(file);
      await reload(page);
      await expect(heading(page, "web")).toBeVisible();
      await expect(page.getByRole("dialog")).toHaveCount(0);
    });
  }
});

test("a page that takes long says so, and goes on when it is there", async ({ page }) => {
  await page.clock.install();
  const release = await holdBack(page, WASM);
  await page.goto(`./${familyPage("web")}`);
  await page.clock.fastForward("00:21");
  const panel = failure(page, "This takes longer than usual");
  await expect(panel).toHaveAccessibleDescription(/^The page is still loading\./);
  await expectNoAxeViolations(page);
  release();
  await expect(heading(page, "web")).toBeVisible();
  await expect(panel).toHaveCount(0);
});

test("a browser that is too old is told so", async ({ page }) => {
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.goto("./");
  await expect(failure(page, "This browser is too old for Taskdef Lab")).toHaveAccessibleDescription(/Firefox 120/);
  await expectNoAxeViolations(page);
});

test("a broken page says so and stays away, and Reload opens what was saved", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await deregister(page, "web:30");
  await breakPage(page);
  await expectFailure(page, BROKEN, /What was saved until now stays as it is\. Reload to go on\.$/);
  await expect(failure(page, BROKEN)).toContainText("a mistake in line 7");
  await expect(button(page, ASIDE)).toHaveCount(0);
  await reload(page);
  await expectStatus(page, "web:30", "INACTIVE");
});

test("a page that breaks saves what waits to be saved", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  const before = await expectSaved(page);
  await page.getByRole("checkbox", { name: "Select web:30", exact: true }).check();
  await page.getByRole("button", { name: "Actions", exact: true }).click();
  await page.getByRole("menuitem", { name: "Deregister", exact: true }).click();
  // Breaks as soon as the page says that it is done, as a mistake in drawing what it came to would.
  const notifications = page.getByRole("region", { name: "Notifications", exact: true });
  const broken = notifications.evaluate(
    (region, key) =>
      new Promise<string | null>((resolve) => {
        new MutationObserver((_, observer) => {
          if (!region.textContent?.includes("web:30 is INACTIVE")) return;
          observer.disconnect();
          dispatchEvent(new CustomEvent("taskdef-lab:broken"));
          resolve(localStorage.getItem(key));
          localStorage.removeItem(key);
        }).observe(region, { childList: true, subtree: true, characterData: true });
      }),
    STATE,
  );
  await page.getByRole("dialog").getByRole("button", { name: "Deregister", exact: true }).click();
  const saved = await broken;
  expect(saved === before, "that what was done is not saved").toBe(false);
  await page.evaluate(([key, saved]) => localStorage.setItem(key, saved ?? ""), [STATE, saved] as const);
  await page.reload();
  await expectStatus(page, "web:30", "INACTIVE");
});

test("a page that is broken saves nothing that happens afterwards", async ({ page }) => {
  await page.clock.install();
  await open(page, ALL_OF_WEB);
  const saved = await expectSaved(page);
  await breakPage(page);
  // Within the hour a revision of the demo account goes by itself.
  await page.clock.fastForward("01:00:00");
  await page.clock.runFor(1_000);
  expect((await stored(page)) === saved, "that it stays as it is").toBe(true);
});

test.describe("a wasm that ends in the midst of a change", () => {
  test.use({ expectedErrors: [/already been disposed|unreachable|invoked recursively/] });

  test("is a broken page, too, and what was saved before opens", async ({ page }) => {
    await open(page, ALL_OF_WEB);
    await deregister(page, "web:30");
    await expect.poll(() => stored(page)).toContain('"inactive":[[1,25],[30,30]]');
    // A browser that comes back into the page while that is saving: the account is in use, and Rust ends there.
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        dispatchEvent(new Event("visibilitychange"));
      };
      Object.defineProperty(document, "hidden", { get: () => false });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await deregister(page, "web:29");
    await expect(failure(page, BROKEN)).toBeVisible();
    await reload(page);
    await expectStatus(page, "web:30", "INACTIVE");
    await expectStatus(page, "web:29", "ACTIVE");
  });
});

/** Lets the page break whenever it starts with this sandbox saved, however much time has passed in it since. */
async function breakOn(page: Page, saved: string, when: "before" | "after"): Promise<void> {
  const opened = /"opened_at":\d+/.exec(saved)?.[0] ?? "nothing that is saved";
  await page.addInitScript(
    ([opened, event]) => {
      const state = Object.keys(localStorage).find((key) => /^taskdef-lab:.*\/state$/.test(key));
      if (state === undefined || !localStorage.getItem(state)?.includes(opened)) return;
      const tell = () => dispatchEvent(new CustomEvent("taskdef-lab:broken", { detail: "a mistake in line 7" }));
      addEventListener(event, tell);
    },
    [opened, when === "before" ? "DOMContentLoaded" : "TrunkApplicationStarted"] as const,
  );
}

for (const when of ["before", "after"] as const) {
  test(`a saved sandbox that breaks the page ${when} it starts can be set aside, and is not lost`, async ({ page }) => {
    await open(page, ALL_OF_WEB);
    const first = await expectSaved(page);
    await deregister(page, "web:30");
    await breakOn(page, await expectSaved(page, first), when);
    await page.reload();
    await expect(failure(page, BROKEN)).toBeVisible();
    // Leaving the page has saved how much time had passed.
    const saved = await stored(page);
    await expect(button(page, ASIDE), "it may have been an accident").toHaveCount(0);
    await reload(page);
    await expectFailure(page, BROKEN, /It broke the last time, too, so what is saved may be the cause\./);
    expect((await stored(page)) === saved, "that it stays as it is until something is chosen").toBe(true);

    await button(page, ASIDE).click();
    await expectStatus(page, "web:30", "ACTIVE");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const aside = await setAside(page);
    expect(aside).toHaveLength(1);
    for (const key of aside) expect((await stored(page, key)) === saved, "that it is what was saved").toBe(true);
    await open(page, "#/settings");
    await expect(page.getByRole("listitem").filter({ hasText: "state:set-aside:" })).toHaveCount(1);
    await deregisterStill(page);
  });
}

/** Shows that the sandbox that opened in its place works and is kept. */
async function deregisterStill(page: Page): Promise<void> {
  await open(page, ALL_OF_WEB);
  await deregister(page, "web:29");
  await page.reload();
  await expectStatus(page, "web:29", "INACTIVE");
}

test("what can't be set aside for want of room stays, and the panel says so", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await breakOn(page, await expectSaved(page), "before");
  await fillStorage(page);
  await page.reload();
  await expect(failure(page, BROKEN)).toBeVisible();
  const saved = await stored(page);
  await reload(page);
  await button(page, ASIDE).click();
  const panel = failure(page, BROKEN);
  await expect(panel).toHaveAccessibleDescription(/^There is no room to set the saved sandbox aside/);
  await expectNoAxeViolations(page);
  expect((await stored(page)) === saved, "that it stays as it is").toBe(true);
  expect(await setAside(page)).toEqual([]);
  await page.evaluate(() => localStorage.removeItem("filler"));
  await button(page, ASIDE).click();
  await expectStatus(page, "web:30", "ACTIVE");
  expect(await setAside(page)).toHaveLength(1);
});

test("setting aside is not offered after a load that went well, nor for what breaks later", async ({ page }) => {
  await page.clock.install();
  await open(page, ALL_OF_WEB);
  await expectSaved(page);
  await breakPage(page);
  await reload(page);
  await expectStatus(page, "web:30", "ACTIVE");
  await page.reload();
  await expectStatus(page, "web:30", "ACTIVE");
  await breakPage(page);
  await expect(failure(page, BROKEN)).toBeVisible();
  await expect(button(page, ASIDE), "after a load that went well").toHaveCount(0);

  await reload(page);
  await expectStatus(page, "web:30", "ACTIVE");
  await page.clock.fastForward("00:11");
  await breakPage(page);
  await expect(failure(page, BROKEN)).toBeVisible();
  await expect(button(page, ASIDE), "long after the start").toHaveCount(0);
});

test("setting aside is offered by the site below a path, too", { tag: "@sub-path" }, async ({ page }) => {
  await open(page);
  await openFamily(page, "web");
  await deregister(page, "web:30");
  await page.reload();
  await breakPage(page);
  await reload(page);
  await breakPage(page);
  await button(page, ASIDE).click();
  await expect(heading(page, "web")).toBeVisible();
  await expectStatus(page, "web:30", "ACTIVE");
  expect(await setAside(page)).toHaveLength(1);
});
