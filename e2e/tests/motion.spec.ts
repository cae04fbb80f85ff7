import {
  askToDeregister,
  expect,
  expectFlash,
  expectStatus,
  familyPage,
  heading,
  holdBack,
  LATER,
  menuItem,
  open,
  type Page,
  select,
  test,
} from "../lab.ts";

/** What moves or fades on the page now. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    document.getAnimations().map((animation) => {
      const { effect } = animation;
      return `${animation.constructor.name} of ${effect instanceof KeyframeEffect ? effect.target?.outerHTML : "?"}`;
    }),
  );

/** A spinner, which turns for as long as it shows: a revision that is being deleted has one. */
async function openSpinner(page: Page): Promise<void> {
  await open(page, `${familyPage("sandbox-test")}?status=ALL`);
  await expectStatus(page, "sandbox-test:1", "DELETE_IN_PROGRESS");
}

test("a spinner turns for those who have nothing against it", async ({ page }) => {
  await openSpinner(page);
  expect(await moving(page)).toEqual([expect.stringContaining("CSSAnimation of <svg")]);
});

test.describe("with reduced motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("no spinner turns", async ({ page }) => {
    await openSpinner(page);
    expect(await moving(page)).toEqual([]);
  });

  test("no menu, tooltip, dialog or message moves or fades, nor does the page on its way to another", async ({ page }) => {
    // Each place is looked at as it appears and once it has the pointer, which is when something would begin to move.
    const still = async (): Promise<void> => expect(await moving(page)).toEqual([]);
    const release = await holdBack(page, LATER);
    await page.goto(`./${familyPage("web")}`);
    await expect(heading(page, "Loading")).toBeVisible();
    await still();
    release();
    await expect(heading(page, "web")).toBeVisible();
    await still();
    const refused = await menuItem(page, "Actions", "Deregister");
    await refused.hover();
    await still();
    await page.keyboard.press("Escape");
    await select(page, "web:30");
    const asked = await askToDeregister(page);
    await still();
    await asked.getByRole("button", { name: "Deregister", exact: true }).hover();
    await still();
    await asked.getByRole("button", { name: "Deregister", exact: true }).click();
    await expectFlash(page, "web:30 is INACTIVE");
    await still();
    await page.getByRole("button", { name: "Dismiss", exact: true }).click();
    await still();
  });
});
