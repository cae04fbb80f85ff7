import {
  checkbox,
  dialog,
  expect,
  expectFlash,
  expectNames,
  expectStatus,
  expectStepsDone,
  families,
  familyPage,
  heading,
  type Locator,
  open,
  type Page,
  revisions,
  row,
  tabTo,
  test,
} from "../lab.ts";

const actions = (page: Page): Locator => page.getByRole("button", { name: "Actions", exact: true });
const item = (page: Page, name: string): Locator => page.getByRole("menuitem", { name, exact: true });

test("the seven steps by keyboard alone", async ({ page }) => {
  await open(page);
  await tabTo(page, page.getByRole("combobox", { name: "Region", exact: true }));
  await page.keyboard.type("Ireland");
  await expectNames(families(page), ["log-router", "web"]);
  await expect(heading(page, "Task definitions")).toBeVisible();

  const pane = page.getByRole("navigation", { name: "Service", exact: true });
  await tabTo(page, pane.getByRole("link", { name: "Task definitions", exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, families(page).getByRole("link", { name: "web", exact: true }));
  await page.keyboard.press("Enter");
  await expect(heading(page, "web")).toBeFocused();

  await tabTo(page, checkbox(page, "web:3"));
  await page.keyboard.press("Space");
  await expect(checkbox(page, "web:3")).toBeChecked();
  await page.keyboard.press("Shift+Tab");
  for (let press = 0; press < 30; press += 1) {
    if (await actions(page).evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  await expect(item(page, "Deregister")).toBeFocused();
  await page.keyboard.press("Enter");

  const asked = dialog(page, "Deregister task definition");
  await expect(asked.getByRole("button", { name: "Close dialog", exact: true })).toBeFocused();
  await tabTo(page, asked.getByRole("button", { name: "Deregister", exact: true }));
  await page.keyboard.press("Space");
  await expectFlash(page, "web:3 is INACTIVE");
  await expect(actions(page)).toBeFocused();
  await expectStepsDone(page, 7);
  await expect(row(page, "web:3")).toHaveCount(0);

  await tabTo(page, page.getByRole("combobox", { name: "Filter status", exact: true }));
  await page.keyboard.press("ArrowDown");
  await expectStatus(page, "web:3", "INACTIVE");
});

test("the first Tab leads to a link that skips to the content", async ({ page }) => {
  await open(page, familyPage("web"));
  await page.reload();
  await expect(heading(page, "web")).toBeVisible();
  const skip = page.getByRole("link", { name: "Skip to content", exact: true });
  await tabTo(page, skip);
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Deploy", exact: true })).toBeFocused();
});

test("the checkboxes of a table are gone through with Up and Down", async ({ page }) => {
  await open(page, familyPage("web"));
  await checkbox(page, "web:30").focus();
  await page.keyboard.press("ArrowDown");
  await expect(checkbox(page, "web:29")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(checkbox(page, "web:28")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(checkbox(page, "web:30")).toBeFocused();
  await expect(checkbox(page, "web:30")).not.toBeChecked();
  await expect(checkbox(page, "web:29")).toBeChecked();
  await expect(checkbox(page, "web:28")).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("checkbox", { name: "Select all", exact: true })).toBeFocused();
});

test("the menu opens on its first or last item, goes round, finds letters and closes", async ({ page }) => {
  await open(page, familyPage("web"));
  await checkbox(page, "web:30").check();
  await actions(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(item(page, "Deregister")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item(page, "Delete")).toBeFocused();
  await page.keyboard.press("End");
  const last = item(page, "Send the call anyway (sandbox only)");
  await expect(last).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(item(page, "Deregister")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(last).toBeFocused();
  await page.keyboard.press("Home");
  await expect(item(page, "Deregister")).toBeFocused();
  await page.keyboard.press("s");
  await expect(last).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(actions(page)).toBeFocused();

  await page.keyboard.press("ArrowUp");
  await expect(last).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Create new revision", exact: true })).toBeFocused();
});

test("an item that can't be chosen takes the focus and does nothing on Enter", async ({ page }) => {
  await open(page, familyPage("web"));
  await actions(page).focus();
  await page.keyboard.press("Enter");
  await expect(item(page, "Deregister")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(item(page, "Deregister")).toBeFocused();
});

test("the heading takes the focus on every page that is gone to, and the title is announced", async ({ page }) => {
  await open(page);
  await families(page).getByRole("link", { name: "web", exact: true }).click();
  await expect(heading(page, "web")).toBeFocused();
  await expect(page).toHaveTitle("web | Task definitions | Taskdef Lab");
  await revisions(page).getByRole("link", { name: "web:30", exact: true }).click();
  await expect(heading(page, "web:30")).toBeFocused();
  await page.goBack();
  await expect(heading(page, "web")).toBeFocused();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(heading(page, "Settings")).toBeFocused();
});

test("tabs are gone through with the arrow keys", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/web/30");
  const tab = (name: string) => page.getByRole("tab", { name, exact: true });
  await tab("Containers").focus();
  await page.keyboard.press("ArrowRight");
  await expect(tab("JSON")).toBeFocused();
  await expect(tab("JSON")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("End");
  await expect(tab("Tags")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tab("Containers")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("tabpanel")).toBeFocused();
});

test("the help panel is closed with Escape and returns to its button", async ({ page }) => {
  await open(page);
  const help = page.getByRole("button", { name: "Help", exact: true });
  await page.getByRole("button", { name: "Close help", exact: true }).focus();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: "Help", exact: true })).toHaveCount(0);
  await expect(help).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Help", exact: true })).toBeFocused();
});
