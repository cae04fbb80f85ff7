import { behind, chooseWindow, clock, clockButton, clockSelect, expectTime, stopAtNoon } from "../clock.ts";
import {
  deregister,
  expect,
  expectDisabled,
  expectFlash,
  expectNoAxeViolations,
  expectSaved,
  expectSideways,
  familyPage,
  flashes,
  following,
  heading,
  holdBack,
  LATER,
  open,
  type Page,
  row,
  test,
} from "../lab.ts";

/** Stops the browser's clock ten seconds after noon, once the page is open. */
async function openAtTen(page: Page, hash = ""): Promise<void> {
  await stopAtNoon(page);
  await open(page, hash);
  await expect(clockButton(page, "Pause")).not.toHaveAttribute("aria-disabled", "true");
  await page.clock.pauseAt("2026-11-23T12:00:30Z");
  await expectTime(page, "12:00:30");
}

test("the clock goes on with real time, and says the date", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 720 });
  await openAtTen(page);
  await page.clock.runFor(5_000);
  await expectTime(page, "12:00:35");
  await expect(clock(page).getByText("Nov 23, 2026", { exact: true })).toBeVisible();
  await expect(clock(page).getByRole("time")).toHaveAttribute("title", "November 23, 2026, 12:00 (UTC+0:00)");
});

test("it stands still while it is paused, over a reload too", async ({ page }) => {
  await openAtTen(page);
  await clockButton(page, "Pause").click();
  await page.clock.runFor(60_000);
  await expectTime(page, "12:00:30");
  await page.clock.resume();
  await page.reload();
  await expect(clockButton(page, "Resume")).toBeVisible();
  await page.clock.fastForward(60_000);
  await expectTime(page, "12:00:30");
  await clockButton(page, "Resume").click();
  await expect(clockButton(page, "Pause")).toBeVisible();
  await expectTime(page, /^12:00:3[1-9]/);
});

test("it goes 10 or 60 times as fast", async ({ page }) => {
  await openAtTen(page);
  await clockSelect(page, "Speed").selectOption({ label: "×60" });
  await page.clock.runFor(10_000);
  await expectTime(page, "12:10:30");
  await clockSelect(page, "Speed").selectOption({ label: "×10" });
  await page.clock.runFor(1_000);
  await expectTime(page, "12:10:40");
});

test("what happens by itself happens as soon as the clock's speed says", async ({ page }) => {
  await openAtTen(page, `${familyPage("sandbox-test")}?status=ALL`);
  await expect(row(page, "sandbox-test:1")).toBeVisible();
  await clockSelect(page, "Speed").selectOption({ label: "×60" });
  await page.clock.runFor(51_000);
  await expect(row(page, "sandbox-test:1"), "that it goes 50 minutes after the sandbox was opened").toHaveCount(0);
});

test("Skip 10 minutes moves every time on, and says what happened", async ({ page }) => {
  await openAtTen(page, familyPage("web"));
  await clockButton(page, "Skip 10 minutes").click();
  await expectTime(page, "12:10:30");
  await expectFlash(page, "10 minutes passed");
  await page.clock.resume();
  await deregister(page, "web:30");
  await page.getByRole("link", { name: "View inactive revisions", exact: true }).click();
  await expect(row(page, "web:30")).toContainText("November 23, 2026, 12:10 (UTC+0:00)");
});

test("Skip to next event goes to what happens next, until nothing does", async ({ page }) => {
  await openAtTen(page, `${familyPage("sandbox-test")}?status=ALL`);
  await clockButton(page, "Skip to next event").click();
  await expectFlash(page, /minutes.* passed/);
  await expectFlash(page, "1 revision gone.");
  await expect(row(page, "sandbox-test:1")).toHaveCount(0);
  await expect(flashes(page).getByText(/ passed/), "that one message takes the place of the other").toHaveCount(1);
  await expectDisabled(clockButton(page, "Skip to next event"), "Nothing is going to happen by itself.");
});

test("while the machine sleeps time stands still, and the page offers to catch up", async ({ page }) => {
  await openAtTen(page);
  await page.clock.fastForward("01:00:00");
  await expect(behind(page)).toContainText("The sandbox is 55 minutes behind the present");
  await expect(behind(page)).toContainText("In the sandbox it is November 23, 2026, 12:05 (UTC+0:00).");
  await expectTime(page, "12:05:30");
  await behind(page).getByRole("button", { name: "Catch up", exact: true }).click();
  await expectTime(page, "13:00:30");
  await expectFlash(page, "55 minutes passed");
  await expectFlash(page, "1 revision gone.");
  await expect(behind(page)).toHaveCount(0);
});

test("while the page is hidden for long time stands still", async ({ page }) => {
  await openAtTen(page);
  await hide(page, true);
  await page.clock.runFor("01:00:00");
  await hide(page, false);
  await expectTime(page, "12:05:30");
  await expect(behind(page)).toBeVisible();
});

test("hidden for a moment it goes on", async ({ page }) => {
  await openAtTen(page);
  await hide(page, true);
  await page.clock.runFor("04:00");
  await hide(page, false);
  await expectTime(page, "12:04:30");
  await expect(behind(page)).toHaveCount(0);
});

/** Hides the page, as another tab before it does. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

test("while the page is closed time stands still, and whoever stays behind is not asked again", async ({ page }) => {
  await openAtTen(page);
  await page.goto("about:blank");
  await page.clock.fastForward("24:00:00");
  await page.clock.resume();
  await open(page);
  await expect(behind(page)).toContainText("The sandbox is 1 day behind the present");
  await expectTime(page, /^12:00:3/);
  await behind(page).getByRole("button", { name: "Stay", exact: true }).click();
  await expect(behind(page)).toHaveCount(0);
  await page.reload();
  await expect(clockButton(page, "Pause")).not.toHaveAttribute("aria-disabled", "true");
  await expectTime(page, /^12:00/);
  await expect(behind(page)).toHaveCount(0);
});

test("a tab that follows shows the time as it was saved, and says why it can't change it", async ({ page, context }) => {
  await stopAtNoon(page);
  await open(page);
  await clockButton(page, "Skip 10 minutes").click();
  await expectSaved(page);
  const other = await context.newPage();
  await open(other);
  await expect(following(other)).toBeVisible();
  await expectTime(other, /^12:1/);
  for (const name of ["Pause", "Skip 10 minutes", "Skip to next event"]) {
    await expectDisabled(clockButton(other, name), "Another tab holds this sandbox. This tab only follows it.");
  }
  await expect(clockSelect(other, "Speed")).toBeDisabled();
  await expect(clockSelect(other, "Enforcement window")).toBeDisabled();
  await following(other).getByRole("button", { name: "Take over here", exact: true }).click();
  await expect(clockSelect(other, "Speed")).toBeEnabled();
  await expect(clockSelect(page, "Speed")).toBeDisabled();
});

test("an INACTIVE revision says until when it may still start tasks", async ({ page }) => {
  await openAtTen(page, familyPage("web"));
  await chooseWindow(page, "5 minutes");
  await page.clock.resume();
  await deregister(page, "web:30");
  await page.getByRole("link", { name: "View inactive revisions", exact: true }).click();
  const said = "may still start tasks until 12:06 at the latest";
  await expect(row(page, "web:30")).toContainText(said);
  await row(page, "web:30").getByRole("link", { name: "web:30", exact: true }).click();
  await expect(page.getByRole("main")).toContainText(said);
  await clockButton(page, "Skip 10 minutes").click();
  await expect(page.getByRole("main")).not.toContainText("may still start tasks");
});

test("a random window is told at its longest", async ({ page }) => {
  await openAtTen(page, familyPage("web"));
  await chooseWindow(page, "Random, up to 10 minutes");
  await page.clock.resume();
  await deregister(page, "web:30");
  await page.getByRole("link", { name: "View inactive revisions", exact: true }).click();
  await expect(row(page, "web:30")).toContainText("may still start tasks until 12:11 at the latest");
});

test("Settings takes any length of the window, and the clock shows it", async ({ page }) => {
  await open(page, "#/settings");
  const seconds = page.getByRole("textbox", { name: "Length in seconds", exact: true });
  await seconds.fill("45");
  await expect(clockSelect(page, "Enforcement window").getByRole("option", { selected: true })).toHaveText("45 seconds");
  await seconds.fill("601");
  await expect(page.getByText("Enter a whole number from 0 to 600.", { exact: true })).toBeVisible();
  await page.getByRole("radio", { name: "Another for each revision", exact: true }).check();
  await expect(clockSelect(page, "Enforcement window").getByRole("option", { selected: true })).toHaveText(
    "Random, up to 10 minutes",
  );
  await chooseWindow(page, "1 minute");
  await expect(seconds).toHaveValue("60");
});

test("Settings lets INACTIVE revisions go that nothing uses", async ({ page }) => {
  await openAtTen(page, "#/settings");
  await page.getByRole("radio", { name: "Stay discoverable only while something uses them", exact: true }).check();
  await page.goto(`./${familyPage("payments")}?status=INACTIVE`);
  for (let hour = 0; hour < 7; hour += 1) await clockButton(page, "Skip 10 minutes").click();
  await expect(row(page, "payments:3"), "that a service uses").toBeVisible();
  await page.goto(`./${familyPage("nightly-report")}?status=INACTIVE`);
  await expect(row(page, "nightly-report:1")).toHaveCount(0);
});

test("the clock comes with the second download and moves nothing", async ({ page }) => {
  const release = await holdBack(page, LATER);
  await open(page);
  const before = await heading(page, "Task definitions").boundingBox();
  await expect(clock(page)).toHaveCount(0);
  release();
  await expect(clock(page)).toBeVisible();
  expect(await heading(page, "Task definitions").boundingBox()).toEqual(before);
});

test("the clock says nothing by itself", async ({ page }) => {
  await openAtTen(page);
  const loud = await clock(page).evaluate((group) => group.closest("[aria-live],[role=status],[role=alert],[role=timer]"));
  expect(loud).toBeNull();
  await expect(clock(page).locator("[aria-live],[role=status],[role=alert],[role=timer]")).toHaveCount(0);
});

test("on a narrow page the clock folds behind a button", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await stopAtNoon(page);
  await open(page);
  await expectTime(page, /^12:00/);
  await expect(clockButton(page, "Skip 10 minutes")).toBeHidden();
  await clockButton(page, "Clock").click();
  await clockButton(page, "Skip 10 minutes").click();
  await expectTime(page, /^12:10/);
  await expectSideways(page, 0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await expectNoAxeViolations(page);
  }
  await page.keyboard.press("Escape");
  await expect(clockButton(page, "Skip 10 minutes")).toBeHidden();
  await expect(clockButton(page, "Clock")).toBeFocused();
});

for (const width of [768, 1024, 1280, 1440, 1600, 1920, 2560]) {
  test(`nothing of the clock is cut off or sideways at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    await open(page);
    await expect(clock(page)).toBeVisible();
    const { x, width: inner } = (await clock(page).boundingBox()) ?? { x: 0, width: 0 };
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + inner).toBeLessThanOrEqual(width);
    const spills = await clock(page).evaluate((group) => group.scrollWidth - group.clientWidth);
    expect(spills, "pixels that stick out").toBeLessThanOrEqual(0);
    await expectSideways(page, 0);
  });
}
