import { test, open, stored } from "../lab.ts";
import { clockButton, clock, stopAtNoon } from "../clock.ts";
test("follow", async ({page, context}) => {
  await stopAtNoon(page);
  await open(page);
  await clockButton(page, "Skip 10 minutes").click();
  const t = async (p: any) => (await clock(p).getByRole("time").textContent()) + " " + await p.evaluate(() => Date.now()/1000|0) + " " + (await stored(p))?.slice(0,80) + " | " + (await stored(p))?.split("\n")[1]?.slice(0,120);
  console.log("p1", await t(page));
  await page.waitForTimeout(1500);
  console.log("p1", await t(page));
  const other = await context.newPage();
  await open(other);
  await other.waitForTimeout(1500);
  console.log("p2", await t(other));
  console.log("p1", await t(page));
  await other.waitForTimeout(3000);
  console.log("p2", await t(other));
  console.log("p1", await t(page));
});
test("hid", async ({page}) => {
  await stopAtNoon(page);
  await open(page);
  await page.waitForTimeout(1000);
  await page.clock.pauseAt("2026-11-23T12:00:30Z");
  const t = async () => console.log(await clock(page).getByRole("time").textContent(), await page.evaluate(() => Date.now() + " " + document.hidden));
  const hide = (hidden: boolean) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
  await t(); await hide(true); await t();
  await page.clock.runFor("01:00:00"); await t(); await hide(false); await t();
  console.log(await page.evaluate(() => (window as any).taskdefLab.now()));
});
