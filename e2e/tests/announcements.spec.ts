import {
  askToDelete,
  deregister,
  expect,
  expectAnnounced,
  families,
  familyPage,
  flashes,
  heading,
  open,
  openFamily,
  revisions,
  select,
  test,
} from "../lab.ts";

test("the title of every page that is gone to is announced", async ({ page }) => {
  await open(page);
  await openFamily(page, "web");
  await expectAnnounced(page, "web | Task definitions | Taskdef Lab");
  await revisions(page).getByRole("link", { name: "web:30", exact: true }).click();
  await expectAnnounced(page, "web:30 | Task definitions | Taskdef Lab");
  await page.goBack();
  await expectAnnounced(page, "web | Task definitions | Taskdef Lab");
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expectAnnounced(page, "Settings | Taskdef Lab");
  await page.goto("./#/nowhere");
  await expectAnnounced(page, "Page not found | Taskdef Lab");
  await page.getByRole("main").getByRole("link").first().click();
  await expect(families(page)).toBeVisible();
  await expectAnnounced(page, "Task definitions | Taskdef Lab");
});

test("a message is told by a live region that was there before it", async ({ page }) => {
  await open(page, familyPage("web"));
  // A region that comes with its message is not read by every screen reader.
  const polite = flashes(page).getByRole("status");
  await expect(polite).toBeAttached();
  await expect(polite).toBeEmpty();
  const region = await polite.elementHandle();
  await deregister(page, "web:30");
  await expect(polite).toContainText("web:30 is INACTIVE");
  expect(await region?.evaluate((region) => region.textContent)).toContain("web:30 is INACTIVE");
});

test("a message of failure is told at once", async ({ page }) => {
  await open(page, `${familyPage("payments")}?status=ALL`);
  await expect(heading(page, "payments")).toBeVisible();
  const urgent = flashes(page).getByRole("alert");
  await expect(urgent).toBeAttached();
  await expect(urgent).toBeEmpty();
  await select(page, "payments:2", "payments:3");
  const asked = await askToDelete(page, "Delete task definitions");
  await asked.getByRole("textbox", { name: "To confirm, enter delete", exact: true }).fill("delete");
  await asked.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(urgent).toContainText("payments:2");
});

test("how many match a filter, and which page of a table shows, is told", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=ALL&size=10`);
  await page.getByRole("searchbox", { name: "Find revisions", exact: true }).fill("2");
  await expectAnnounced(page, "11 matches");
  await page.getByRole("navigation", { name: "Pagination", exact: true }).getByRole("button", { name: "Next page" }).click();
  await expectAnnounced(page, "Page 2 of 2");
});
