import {
  askToDeregister,
  blockStorage,
  chooseRegion,
  CORRUPT,
  deregister,
  expect,
  expectDisabled,
  expectFlash,
  expectNames,
  expectSaved,
  expectStatus,
  familyPage,
  fillStorage,
  following,
  heading,
  menuItem,
  NOT_SAVED,
  open,
  openFamily,
  revisions,
  row,
  save,
  select,
  setAside,
  stored,
  test,
  trouble,
  UNREADABLE,
  withRunning,
} from "../lab.ts";

const ALL_OF_WEB = `${familyPage("web")}?status=ALL`;

test("everything is kept over a reload: regions, statuses and deletions", async ({ page }) => {
  await open(page, familyPage("web"));
  await deregister(page, "web:30", "web:28");
  await chooseRegion(page, "eu-west-1");
  await openFamily(page, "log-router");
  await deregister(page, "log-router:2");
  await page.reload();
  await expect(heading(page, "log-router")).toBeVisible();
  await expectNames(revisions(page), ["log-router:1"]);
  await open(page, familyPage("web"));
  await expectNames(revisions(page), ["web:29", "web:27", "web:26"]);
});

test("what was done last is kept even if the page is left at once", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await deregister(page, "web:30");
  await page.goto("about:blank");
  await open(page, ALL_OF_WEB);
  await expectStatus(page, "web:30", "INACTIVE");
});

test("keys begin with the directory of the page", { tag: "@sub-path" }, async ({ page, baseURL }) => {
  await open(page);
  const prefix = `taskdef-lab:${new URL(baseURL ?? "").pathname}`;
  await expect.poll(() => stored(page, `${prefix}state`)).not.toBeNull();
  const keys = await page.evaluate(() => Object.keys(localStorage));
  expect(keys.filter((key) => !key.startsWith(prefix))).toEqual([]);
});

test("index.html and its directory share what they keep", { tag: "@sub-path" }, async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await deregister(page, "web:30");
  await page.goto(`./index.html${ALL_OF_WEB}`);
  await expectStatus(page, "web:30", "INACTIVE");
});

test("blocked storage: a banner says that nothing is kept, and everything else works", async ({ page }) => {
  await blockStorage(page);
  await open(page, ALL_OF_WEB);
  await expect(trouble(page, NOT_SAVED)).toContainText("The browser blocks storage for this page.");
  await deregister(page, "web:30");
  await expectStatus(page, "web:30", "INACTIVE");
  await expect(trouble(page, NOT_SAVED)).toBeVisible();
  await open(page, "#/settings");
  await expect(heading(page, "Settings")).toBeVisible();
});

test("full storage: a banner says so, what was kept stays, and saving goes on once there is room", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  const before = await expectSaved(page);
  await fillStorage(page);
  await deregister(page, "web:30");
  await expect(trouble(page, NOT_SAVED)).toContainText("The storage that the browser gives this site is full.");
  await expectStatus(page, "web:30", "INACTIVE");
  expect(await stored(page)).toBe(before);

  await page.evaluate(() => localStorage.removeItem("filler"));
  await deregister(page, "web:29");
  await expect(trouble(page, NOT_SAVED)).toHaveCount(0);
  await page.reload();
  await expectStatus(page, "web:30", "INACTIVE");
  await expectStatus(page, "web:29", "INACTIVE");
});

test("what can't be read is set aside byte for byte, listed in Settings, and the page works", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await expectSaved(page);
  await save(page, CORRUPT);
  await page.reload();
  await expect(trouble(page, UNREADABLE)).toContainText("It is kept as it was, and listed on the Settings page");
  await expectSaved(page, CORRUPT);
  const aside = await setAside(page);
  for (const key of aside) expect(await stored(page, key)).toBe(CORRUPT);
  expect(aside).toHaveLength(1);

  await deregister(page, "web:30");
  await trouble(page, UNREADABLE).getByRole("link", { name: "Open Settings", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Set aside", exact: true })).toBeVisible();
  const kept = page.getByRole("listitem").filter({ hasText: "state:set-aside:" });
  await expect(kept).toHaveCount(aside.length);
  const download = page.waitForEvent("download");
  await kept.first().getByRole("link", { name: "Download", exact: true }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString("utf8")).toBe(CORRUPT);

  await page.reload();
  await expect(heading(page, "Settings")).toBeVisible();
  await expect(trouble(page, UNREADABLE)).toHaveCount(0);
  await expect(kept).toHaveCount(aside.length);
  await kept.first().getByRole("button", { name: "Remove", exact: true }).click();
  await expect(kept).toHaveCount(aside.length - 1);
  await open(page, ALL_OF_WEB);
  await expectStatus(page, "web:30", "INACTIVE");
});

test("what runs and can't be read is set aside with the whole, and nothing is saved over it before", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await deregister(page, "web:30");
  const damaged = withRunning(await expectSaved(page), "{}");
  await save(page, damaged);
  await page.reload();
  await expect(trouble(page, UNREADABLE)).toContainText("It is kept as it was, and listed on the Settings page");
  await expectStatus(page, "web:30", "ACTIVE");
  const aside = await setAside(page);
  expect(aside).toHaveLength(1);
  for (const key of aside) expect(await stored(page, key)).toBe(damaged);
});

test("what can't be read stays where it is when there is no room to set it aside", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await expectSaved(page);
  await save(page, CORRUPT);
  await fillStorage(page);
  await page.reload();
  await expect(trouble(page, UNREADABLE)).toContainText("It is kept where it was, and nothing is saved over it");
  await deregister(page, "web:30");
  await page.goto("about:blank");
  await open(page, ALL_OF_WEB);
  expect(await stored(page)).toBe(CORRUPT);
});

test("Start over brings the demo account back in every region, once confirmed", async ({ page }) => {
  await open(page, ALL_OF_WEB);
  await deregister(page, "web:30");
  await open(page, "#/settings");
  await page.getByRole("button", { name: "Start over", exact: true }).click();
  const asked = page.getByRole("dialog", { name: "Start over", exact: true });
  await expect(asked).toContainText("Preferences stay.");
  await asked.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(page.getByRole("button", { name: "Start over", exact: true })).toBeFocused();
  await page.getByRole("button", { name: "Start over", exact: true }).click();
  await asked.getByRole("button", { name: "Start over", exact: true }).click();
  await expectFlash(page, "The sandbox has started over");
  await open(page, ALL_OF_WEB);
  await expectStatus(page, "web:30", "ACTIVE");
  await page.reload();
  await expectStatus(page, "web:30", "ACTIVE");
});

test("a second tab follows the first, and says why it changes nothing", async ({ page, context }) => {
  await open(page, ALL_OF_WEB);
  const second = await context.newPage();
  await open(second, ALL_OF_WEB);
  await expect(following(second)).toContainText("This tab follows what happens there and changes nothing itself.");
  await expect(following(page)).toHaveCount(0);
  await select(second, "web:30");
  const reason = "Another tab holds this sandbox. This tab only follows it.";
  await expectDisabled(await menuItem(second, "Actions", "Deregister"), reason);
  await expectDisabled(await menuItem(second, "Actions", "Delete"), reason);
  await second.keyboard.press("Escape");

  await deregister(page, "web:29");
  await expectStatus(second, "web:29", "INACTIVE");
});

test("a tab takes over, nothing is lost, and the one before follows", async ({ page, context }) => {
  await open(page, ALL_OF_WEB);
  const second = await context.newPage();
  await open(second, ALL_OF_WEB);
  await expect(following(second)).toBeVisible();
  await deregister(page, "web:30");
  await expectStatus(second, "web:30", "INACTIVE");
  await second.getByRole("button", { name: "Take over here", exact: true }).click();
  await expect(following(page)).toBeVisible();
  await expect(following(second)).toHaveCount(0);
  await expectStatus(second, "web:30", "INACTIVE");

  await deregister(second, "web:29");
  await expectStatus(page, "web:29", "INACTIVE");
  await select(page, "web:28");
  await expectDisabled(await menuItem(page, "Actions", "Deregister"), /^Another tab holds this sandbox/);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Take over here", exact: true }).click();
  await expect(following(second)).toBeVisible();
  await deregister(page, "web:28");
  await expectStatus(second, "web:28", "INACTIVE");
  await page.reload();
  for (const name of ["web:30", "web:29", "web:28"]) await expectStatus(page, name, "INACTIVE");
});

test("nothing is lost either when a tab takes over at the moment of a change", async ({ page, context }) => {
  await open(page, ALL_OF_WEB);
  const second = await context.newPage();
  await open(second, ALL_OF_WEB);
  await deregister(page, "web:30");
  await second.getByRole("button", { name: "Take over here", exact: true }).click();
  await expect(following(second)).toHaveCount(0);
  await expectStatus(second, "web:30", "INACTIVE");
});

test("a dialog that is open when another tab takes over refuses with the reason", async ({ page, context }) => {
  await open(page, ALL_OF_WEB);
  const second = await context.newPage();
  await open(second, ALL_OF_WEB);
  await select(page, "web:30");
  const asked = await askToDeregister(page);
  await second.getByRole("button", { name: "Take over here", exact: true }).click();
  await expect(following(second)).toHaveCount(0);
  await expectDisabled(
    asked.getByRole("button", { name: "Deregister", exact: true }),
    /^Another tab holds this sandbox/,
  );
});

test("the tab that follows holds the sandbox once the first is closed", async ({ page, context }) => {
  await open(page, ALL_OF_WEB);
  const second = await context.newPage();
  await open(second, ALL_OF_WEB);
  await expect(following(second)).toBeVisible();
  await deregister(page, "web:30");
  await page.close({ runBeforeUnload: false });
  await expect(following(second)).toHaveCount(0);
  await expectStatus(second, "web:30", "INACTIVE");
  await deregister(second, "web:29");
  await expect(row(second, "web:29")).toBeVisible();
});

test("without locks, tabs take up what the others save, and lose nothing", async ({ page, context }) => {
  await context.addInitScript("Object.defineProperty(navigator, 'locks', { value: undefined })");
  await open(page, familyPage("web"));
  const second = await context.newPage();
  await open(second, familyPage("web"));
  await deregister(page, "web:30");
  await expect(row(second, "web:30")).toHaveCount(0);
  await deregister(second, "web:29");
  await expect(row(page, "web:29")).toHaveCount(0);
  await page.reload();
  await expectNames(revisions(page), ["web:28", "web:27", "web:26"]);
});
