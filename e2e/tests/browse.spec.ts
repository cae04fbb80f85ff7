import {
  checkbox,
  chooseRegion,
  deregister,
  expect,
  expectFlash,
  expectNames,
  expectStatus,
  families,
  familyPage,
  filterStatus,
  find,
  heading,
  type Locator,
  open,
  openFamily,
  type Page,
  revisions,
  row,
  test,
} from "../lab.ts";

const FAMILIES = "#/us-east-1/task-definitions";

const pages = (page: Page): Locator => page.getByRole("navigation", { name: "Pagination", exact: true });
const columnHeader = (table: Locator, name: string): Locator =>
  table.getByRole("columnheader", { name, exact: true });
const names = (family: string, from: number, to: number): string[] =>
  Array.from({ length: from - to + 1 }, (_, at) => `${family}:${from - at}`);

test("families are filtered by status", async ({ page }) => {
  await open(page, FAMILIES);
  await expectNames(families(page), ["nightly-report", "orders-api", "payments", "sandbox-test", "web"]);
  await expect(page.getByText("(5)", { exact: true })).toBeVisible();
  await filterStatus(page, "Inactive");
  await expectNames(families(page), ["image-resizer"]);
  await filterStatus(page, "All");
  await expectNames(families(page), ["image-resizer", "nightly-report", "orders-api", "payments", "sandbox-test", "web"]);
});

test("families are filtered by text, and Clear filter brings back all when none matches", async ({ page }) => {
  await open(page, FAMILIES);
  await find(page, "task definitions").fill("AY");
  await expectNames(families(page), ["payments"]);
  await expect(page.getByText("1 match", { exact: true })).toBeVisible();
  await find(page, "task definitions").fill("nothing-like-it");
  await expect(page.getByText(/^No task definition matches the filter/)).toBeVisible();
  await expectNames(families(page), []);
  await page.getByRole("button", { name: "Clear filter", exact: true }).click();
  await expect(find(page, "task definitions")).toHaveValue("");
  await expect(families(page).getByRole("rowheader")).toHaveCount(5);
});

test("families are sorted by name and by when they were last registered", async ({ page }) => {
  await open(page, FAMILIES);
  const byName = columnHeader(families(page), "Task definition");
  await expect(byName).toHaveAttribute("aria-sort", "ascending");
  await byName.getByRole("button").click();
  await expect(byName).toHaveAttribute("aria-sort", "descending");
  await expectNames(families(page), ["web", "sandbox-test", "payments", "orders-api", "nightly-report"]);
  const byTime = columnHeader(families(page), "Last registered");
  await byTime.getByRole("button").click();
  await expect(byTime).toHaveAttribute("aria-sort", "ascending");
  await expect(byName).not.toHaveAttribute("aria-sort");
  await expectNames(families(page), ["nightly-report", "orders-api", "payments", "sandbox-test", "web"]);
  await byTime.getByRole("button").click();
  await expectNames(families(page), ["web", "sandbox-test", "payments", "orders-api", "nightly-report"]);
});

test("a family's row counts its revisions and leads to the latest", async ({ page }) => {
  await open(page, FAMILIES);
  const web = row(page, "web");
  await expect(web.getByRole("cell", { name: "5", exact: true })).toBeVisible();
  await expect(web.getByRole("cell", { name: "25", exact: true })).toBeVisible();
  await web.getByRole("link", { name: "web:30", exact: true }).click();
  await expect(heading(page, "web:30")).toBeFocused();
});

test("revisions are filtered by status and by number", async ({ page }) => {
  await open(page, familyPage("web"));
  await expectNames(revisions(page), names("web", 30, 26));
  await filterStatus(page, "All");
  await find(page, "revisions").fill("5-12");
  await expectNames(revisions(page), names("web", 12, 5));
  await expect(page.getByText("8 matches", { exact: true })).toBeVisible();
  await find(page, "revisions").fill("web:2");
  await expectNames(revisions(page), [...names("web", 29, 20), "web:2"]);
  await find(page, "revisions").fill("77");
  await expect(page.getByText(/^No revision matches the filter/)).toBeVisible();
  await page.getByRole("button", { name: "Clear filter", exact: true }).click();
  await expect(page.getByText("(30)", { exact: true })).toBeVisible();
});

test("a status without revisions says so and offers all", async ({ page }) => {
  await open(page, familyPage("web"));
  await filterStatus(page, "Delete in progress");
  await expect(page.getByText("This family has no DELETE_IN_PROGRESS revisions.")).toBeVisible();
  await page.getByRole("button", { name: "Show all", exact: true }).click();
  await expect(page.getByText("(30)", { exact: true })).toBeVisible();
});

test("revisions are sorted by number, status and time", async ({ page }) => {
  await open(page, `${familyPage("payments")}?status=ALL`);
  const table = revisions(page);
  await expectNames(table, ["payments:3", "payments:2", "payments:1"]);
  await columnHeader(table, "Task definition: revision").getByRole("button").click();
  await expectNames(table, ["payments:1", "payments:2", "payments:3"]);
  await columnHeader(table, "Status").getByRole("button").click();
  await expectNames(table, ["payments:2", "payments:1", "payments:3"]);
  await columnHeader(table, "Status").getByRole("button").click();
  await expectNames(table, ["payments:3", "payments:2", "payments:1"]);
  await columnHeader(table, "Created").getByRole("button").click();
  await columnHeader(table, "Created").getByRole("button").click();
  await expect(columnHeader(table, "Created")).toHaveAttribute("aria-sort", "ascending");
  await expectNames(table, ["payments:1", "payments:2", "payments:3"]);
});

test("pages of as many rows as are chosen, which is kept", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=ALL`);
  const size = page.getByRole("combobox", { name: "Rows per page", exact: true });
  await expectNames(revisions(page), names("web", 30, 11));
  await size.selectOption("10");
  await expectNames(revisions(page), names("web", 30, 21));
  await pages(page).getByRole("button", { name: "Next page", exact: true }).click();
  await expectNames(revisions(page), names("web", 20, 11));
  await expect(pages(page).getByRole("button", { name: "Page 2", exact: true })).toHaveAttribute("aria-current", "page");
  await pages(page).getByRole("button", { name: "Page 3", exact: true }).click();
  await expectNames(revisions(page), names("web", 10, 1));
  await expect(pages(page).getByText("Page 3 of 3", { exact: true })).toBeAttached();
  const next = pages(page).getByRole("button", { name: "Next page", exact: true });
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await pages(page).getByRole("button", { name: "Previous page", exact: true }).click();
  await expectNames(revisions(page), names("web", 20, 11));

  await page.reload();
  await expectNames(revisions(page), names("web", 20, 11));
  await expect(size).toHaveValue("10");
  await open(page, `${familyPage("web")}?status=INACTIVE`);
  await expectNames(revisions(page), names("web", 25, 16));
});

test("a page beyond the last is the last", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=ALL&page=99`);
  await expectNames(revisions(page), names("web", 10, 1));
});

test("a selection is of what shows: another filter drops it", async ({ page }) => {
  await open(page, familyPage("web"));
  await checkbox(page, "web:30").check();
  await expect(page.getByText("(1/5)", { exact: true })).toBeVisible();
  await filterStatus(page, "All");
  await expect(checkbox(page, "web:30")).not.toBeChecked();
  await expect(page.getByText("(30)", { exact: true })).toBeVisible();
});

test("Select all is of the page, and all that match can be selected across pages", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=INACTIVE`);
  const all = page.getByRole("checkbox", { name: "Select all", exact: true });
  await all.check();
  await expect(page.getByText("All 20 revisions on this page are selected.")).toBeVisible();
  await expect(page.getByText("(20/25)", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Select all 25 revisions matching", exact: true }).click();
  await expect(page.getByText("All 25 revisions matching are selected.")).toBeVisible();
  await expect(page.getByText("(25/25)", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Clear selection", exact: true }).click();
  await expect(page.getByText("(25)", { exact: true })).toBeVisible();
  await expect(all).not.toBeChecked();
  await checkbox(page, "web:25").check();
  await expect(all).toBeChecked({ indeterminate: true });
});

test("a link opens a table as it was: filter, status, sort and page", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=INACTIVE`);
  await find(page, "revisions").fill("1");
  await columnHeader(revisions(page), "Task definition: revision").getByRole("button").click();
  await expectNames(revisions(page), ["web:1", ...names("web", 19, 10).reverse()]);
  const url = page.url();
  await open(page, "#/settings");
  await page.goto(url);
  await expect(find(page, "revisions")).toHaveValue("1");
  await expectNames(revisions(page), ["web:1", ...names("web", 19, 10).reverse()]);
  await expect(page.getByRole("combobox", { name: "Filter status" })).toHaveValue("INACTIVE");
});

test("a link opens a revision, and its tabs are in the address", { tag: "@sub-path" }, async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/web/30");
  await expect(page).toHaveTitle("web:30 | Task definitions | Taskdef Lab");
  await expect(page.getByRole("main")).toContainText("arn:aws:ecs:us-east-1:111122223333:task-definition/web:30");
  await page.getByRole("tab", { name: "JSON", exact: true }).click();
  await expect(page.getByRole("tab", { name: "JSON", exact: true })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("tabpanel")).toContainText('"revision": 30');
  await page.reload();
  await expect(page.getByRole("tabpanel")).toContainText('"revision": 30');
  await page.getByRole("tab", { name: "Tags", exact: true }).click();
  await expect(page.getByRole("table", { name: "Tags", exact: true })).toContainText("storefront");
});

test("Back leads through the pages, and to the table as it was left", async ({ page }) => {
  await open(page, FAMILIES);
  await filterStatus(page, "All");
  await openFamily(page, "web");
  await filterStatus(page, "Inactive");
  await row(page, "web:25").getByRole("link").click();
  await expect(heading(page, "web:25")).toBeVisible();
  await page.goBack();
  await expect(heading(page, "web")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Filter status" })).toHaveValue("INACTIVE");
  await expectNames(revisions(page), names("web", 25, 6));
  await page.goBack();
  await expect(heading(page, "Task definitions")).toBeVisible();
  await expect(row(page, "image-resizer")).toBeVisible();
  await page.goForward();
  await expect(heading(page, "web")).toBeVisible();
});

test("the breadcrumbs lead up", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/web/30");
  const crumbs = page.getByRole("navigation", { name: "Breadcrumbs", exact: true });
  await crumbs.getByRole("link", { name: "web", exact: true }).click();
  await expect(heading(page, "web")).toBeVisible();
  await crumbs.getByRole("link", { name: "Task definitions", exact: true }).click();
  await expect(heading(page, "Task definitions")).toBeVisible();
});

test("a region without task definitions says where there are some", async ({ page }) => {
  await open(page, FAMILIES);
  await chooseRegion(page, "us-west-2");
  await expect(page).toHaveURL(/#\/us-west-2\/task-definitions$/);
  await expect(page.getByText(/^No task definitions in Oregon\. This sandbox has 6 in N\. Virginia, 2 in Ireland\.$/)).toBeVisible();
  await page.getByRole("link", { name: "Ireland (eu-west-1)", exact: true }).click();
  await expectNames(families(page), ["log-router", "web"]);
});

test("each region has its own state, and the last one used opens next time", async ({ page }) => {
  await open(page, familyPage("web"));
  await chooseRegion(page, "eu-west-1");
  await openFamily(page, "web");
  await deregister(page, "web:3");
  await chooseRegion(page, "us-east-1");
  await openFamily(page, "web");
  await filterStatus(page, "All");
  await find(page, "revisions").fill("3");
  await expectStatus(page, "web:30", "ACTIVE");
  await expectNames(revisions(page), ["web:30", "web:3"]);
  await chooseRegion(page, "eu-west-1");
  await expect(page).toHaveURL(/#\/eu-west-1\//);
  await page.goto("about:blank");
  await open(page, "");
  await expect(page).toHaveURL(/#\/eu-west-1\/task-definitions$/);
  await expect(page.getByRole("combobox", { name: "Region", exact: true })).toHaveValue("eu-west-1");
});

test("an address without a page says so and leads home", async ({ page }) => {
  await open(page, "#/us-east-1/nowhere");
  await expect(heading(page, "Page not found")).toBeVisible();
  await expect(page.getByText("There is no page at #/us-east-1/nowhere.")).toBeVisible();
  await page.getByRole("link", { name: "Go to Task definitions", exact: true }).click();
  await expect(heading(page, "Task definitions")).toBeVisible();
});

test("a family that does not exist in the region says so", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/log-router");
  await expect(heading(page, "log-router")).toBeVisible();
  await expect(page.getByText("N. Virginia has no task definition family log-router.")).toBeVisible();
});

test("a revision that does not exist names the latest", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/web/31");
  await expect(heading(page, "web:31")).toBeVisible();
  await expect(page.getByText("web:31 does not exist. The latest revision registered is web:30.")).toBeVisible();
  await page.getByRole("link", { name: "View web", exact: true }).click();
  await expect(heading(page, "web")).toBeVisible();
});

test("tags are added, changed and removed", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/web/30?tab=tags");
  const tags = page.getByRole("table", { name: "Tags", exact: true });
  await expectNames(tags, ["environment", "team"]);
  await page.getByRole("textbox", { name: "Key", exact: true }).fill("cost-center");
  await page.getByRole("textbox", { name: /^Value/ }).fill("42");
  await page.getByRole("button", { name: "Add tag", exact: true }).click();
  await expectNames(tags, ["cost-center", "environment", "team"]);
  await page.getByRole("button", { name: "Remove tag team", exact: true }).click();
  await expectNames(tags, ["cost-center", "environment"]);
  await page.getByRole("textbox", { name: "Key", exact: true }).fill("aws:mine");
  await page.getByRole("button", { name: "Add tag", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Key", exact: true })).toHaveAccessibleDescription(/Exception/);
  await page.reload();
  await expectNames(tags, ["cost-center", "environment"]);
});

test("a message is seen on the page after, and goes with the next", async ({ page }) => {
  await open(page, familyPage("web"));
  await deregister(page, "web:29");
  const pane = page.getByRole("navigation", { name: "Service", exact: true });
  await pane.getByRole("link", { name: "Task definitions", exact: true }).click();
  await expect(heading(page, "Task definitions")).toBeVisible();
  await expectFlash(page, "web:29 is INACTIVE");
});
