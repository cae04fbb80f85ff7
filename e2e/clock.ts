// The sandbox's clock, in the words of someone who uses it.

import { expect, type Locator, type Page } from "./lab.ts";

/** The group in the top bar. */
export const clock = (page: Page): Locator => page.getByRole("group", { name: "Sandbox clock", exact: true });

/** Opens it where it is folded, or folds it again. */
export async function openClock(page: Page): Promise<void> {
  await expect(clock(page)).toBeVisible();
  const toggle = clockButton(page, "Clock");
  if (await toggle.isVisible()) await toggle.click();
}

/** A button of it. */
export const clockButton = (page: Page, name: string): Locator =>
  clock(page).getByRole("button", { name, exact: true });

/** A select of it. */
export const clockSelect = (page: Page, name: string): Locator =>
  clock(page).getByRole("combobox", { name, exact: true });

/** The moment at which the tests begin. */
export const NOON = new Date("2026-11-23T12:00:00Z");

/** Opens the browser's clock at noon, so that it goes on as the test says. */
export async function stopAtNoon(page: Page): Promise<void> {
  await page.clock.install({ time: NOON });
}

/** Shows that it is this time of day in the sandbox. */
export async function expectTime(page: Page, time: string | RegExp): Promise<void> {
  await expect(clock(page).getByRole("time")).toHaveText(time);
}

/** Moves the sandbox's time on until nothing is going to happen by itself any more. */
export async function skipToTheEnd(page: Page): Promise<void> {
  const skip = clockButton(page, "Skip to next event");
  for (let step = 0; step < 200 && (await skip.getAttribute("aria-disabled")) !== "true"; step += 1) await skip.click();
  await expect(skip).toHaveAttribute("aria-disabled", "true");
}

/** Chooses how soon after deregistering the restrictions hold. */
export async function chooseWindow(page: Page, label: string): Promise<void> {
  await clockSelect(page, "Enforcement window").selectOption({ label });
}

/** The banner of a sandbox that is behind the present. */
export const behind = (page: Page): Locator => page.getByRole("status").filter({ hasText: "behind the present" });
