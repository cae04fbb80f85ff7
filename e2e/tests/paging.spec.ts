import {
  expect,
  expectAnnounced,
  expectNames,
  expectSaved,
  familyPage,
  type Locator,
  open,
  type Page,
  revisions,
  save,
  test,
  withRevisions,
} from "../lab.ts";

const pages = (page: Page): Locator => page.getByRole("navigation", { name: "Pagination", exact: true });
const jump = (page: Page): Locator => pages(page).getByRole("textbox", { name: "Jump to page", exact: true });
const numbers = (page: Page): Locator => pages(page).getByRole("button", { name: /^Page \d+$/ });
const names = (from: number): string[] => Array.from({ length: 10 }, (_, at) => `web:${from - at}`);

test.beforeEach(async ({ page }) => {
  await open(page);
  await save(page, withRevisions(await expectSaved(page), "web", 70));
  await page.goto("about:blank");
  await open(page, `${familyPage("web")}?status=ALL&size=10`);
});

test("of many pages the ends and the neighbours have a button", async ({ page }) => {
  await expect(page.getByText("(100)", { exact: true })).toBeVisible();
  await expectNames(revisions(page), names(100));
  await expect(numbers(page)).toHaveText(["1", "2", "3", "4", "5", "10"]);
  await pages(page).getByRole("button", { name: "Page 5", exact: true }).click();
  await expectNames(revisions(page), names(60));
  await expect(numbers(page)).toHaveText(["1", "4", "5", "6", "10"]);
});

test("the number of a page can be typed, and one that there is not is told", async ({ page }) => {
  await jump(page).fill("7");
  await page.keyboard.press("Enter");
  await expectNames(revisions(page), names(40));
  await expectAnnounced(page, "Page 7 of 10");
  await expect(page).toHaveURL(/[?&]page=7\b/);
  await expect(jump(page)).toHaveValue("");
  await expect(jump(page)).toBeFocused();

  for (const wrong of ["11", "0", "x", ""]) {
    await jump(page).fill(wrong);
    await pages(page).getByRole("button", { name: "Go", exact: true }).click();
    await expect(jump(page)).toHaveAccessibleDescription("Enter a page number from 1 to 10.");
    await expect(jump(page)).toHaveAttribute("aria-invalid", "true");
    await expect(pages(page).getByRole("alert")).toHaveText("Enter a page number from 1 to 10.");
    await expectNames(revisions(page), names(40));
  }
  await jump(page).fill(" 10 ");
  await pages(page).getByRole("button", { name: "Go", exact: true }).click();
  await expectNames(revisions(page), names(10));
  await expect(jump(page)).toHaveAccessibleDescription("");
});

test("a few pages have no such field", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=ALL&size=20`);
  await expect(numbers(page)).toHaveText(["1", "2", "3", "4", "5"]);
  await expect(jump(page)).toHaveCount(0);
});
