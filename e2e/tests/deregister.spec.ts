import {
  askToDeregister,
  checkbox,
  dialog,
  expect,
  expectDisabled,
  expectFlash,
  expectNames,
  expectStatus,
  familyPage,
  families,
  filterStatus,
  flash,
  flashes,
  type Locator,
  menuItem,
  open,
  type Page,
  revisions,
  row,
  select,
  SEND_ANYWAY,
  test,
} from "../lab.ts";

const actions = (page: Page): Locator => page.getByRole("button", { name: "Actions", exact: true });

/** Presses the mouse on the page behind the dialog. */
async function pressBackdrop(page: Page): Promise<void> {
  await page.mouse.move(5, 5);
  await page.mouse.down();
  await page.mouse.up();
}

const WAYS_OUT: [string, (page: Page, asked: Locator) => Promise<void>][] = [
  ["Cancel", (_, asked) => asked.getByRole("button", { name: "Cancel", exact: true }).click()],
  ["Escape", (page) => page.keyboard.press("Escape")],
  ["its X", (_, asked) => asked.getByRole("button", { name: "Close dialog", exact: true }).click()],
  ["the backdrop", (page) => pressBackdrop(page)],
];

for (const [way, leave] of WAYS_OUT) {
  test(`${way} closes the dialog, changes nothing and returns to Actions`, async ({ page }) => {
    await open(page, familyPage("web"));
    await select(page, "web:30");
    const asked = await askToDeregister(page);
    await expect(asked.getByRole("button", { name: "Close dialog", exact: true })).toBeFocused();
    await leave(page, asked);
    await expect(asked).toHaveCount(0);
    await expect(actions(page)).toBeFocused();
    await expect(checkbox(page, "web:30")).toBeChecked();
    await expectStatus(page, "web:30", "ACTIVE");
    await expect(flashes(page)).toHaveText("");
  });
}

test("a press that begins in the dialog and ends on the backdrop does not close it", async ({ page }) => {
  await open(page, familyPage("web"));
  await select(page, "web:30");
  const asked = await askToDeregister(page);
  await asked.getByRole("heading", { level: 2 }).hover();
  await page.mouse.down();
  await page.mouse.move(5, 5);
  await page.mouse.up();
  await expect(asked).toBeVisible();
});

test("the dialog says what happens, and what the bare family name stands for afterwards", async ({ page }) => {
  await open(page, familyPage("web"));
  await select(page, "web:30");
  const asked = await askToDeregister(page);
  await expect(asked).toContainText("1 revision will become INACTIVE:");
  await expect(asked).toContainText("can't run new tasks, create services, or be what a service is updated to.");
  await expect(asked).toContainText("these restrictions can take up to 10 minutes to take effect");
  await expect(asked).toContainText("keep running");
  await expect(asked).toContainText("It stays discoverable");
  await expect(asked).toContainText(
    "The name web without a revision stands for web:29 from then on, instead of web:30.",
  );
  await expect(asked).toContainText("On AWS this can't be undone");
  await expect(asked).not.toContainText("has no ACTIVE revision left");
});

test("deregistering an older revision leaves the bare family name as it is", async ({ page }) => {
  await open(page, familyPage("web"));
  await select(page, "web:26");
  await expect(await askToDeregister(page)).toContainText(
    "The name web without a revision goes on to stand for web:30.",
  );
});

test("a family without ACTIVE revisions moves to the INACTIVE ones, as the dialog says", async ({ page }) => {
  await open(page, familyPage("orders-api"));
  await page.getByRole("checkbox", { name: "Select all", exact: true }).check();
  const asked = await askToDeregister(page, "Deregister task definitions");
  await expect(asked).toContainText("3 revisions will become INACTIVE:");
  await expect(asked).toContainText(
    "orders-api has no ACTIVE revision left, and moves to the list of INACTIVE task definitions.",
  );
  await expect(asked).toContainText("stands for nothing from then on: calls that use it fail.");
  await asked.getByRole("button", { name: "Deregister", exact: true }).click();
  await expectFlash(page, "3 revisions are INACTIVE");
  await expect(page.getByText("This family has no ACTIVE revisions. It has 3 revisions of other statuses.")).toBeVisible();

  await page.getByRole("navigation", { name: "Service" }).getByRole("link", { name: "Task definitions" }).click();
  await expect(row(page, "orders-api")).toHaveCount(0);
  await filterStatus(page, "Inactive");
  await expectNames(families(page), ["image-resizer", "orders-api"]);
});

test("several revisions are deregistered at once, selected with Shift", async ({ page }) => {
  await open(page, familyPage("web"));
  await checkbox(page, "web:30").check();
  await checkbox(page, "web:27").click({ modifiers: ["Shift"] });
  for (const name of ["web:30", "web:29", "web:28", "web:27"]) await expect(checkbox(page, name)).toBeChecked();
  await expect(checkbox(page, "web:26")).not.toBeChecked();
  await expect(page.getByText("(4/5)", { exact: true })).toBeVisible();

  const asked = await askToDeregister(page, "Deregister task definitions");
  await expect(asked).toContainText("4 revisions will become INACTIVE:");
  await expect(asked.getByText("web:28", { exact: true })).toBeVisible();
  await asked.getByRole("button", { name: "Deregister", exact: true }).click();
  await expectFlash(page, "4 revisions are INACTIVE");
  await expectNames(revisions(page), ["web:26"]);
  await expect(page.getByText("(1)", { exact: true })).toBeVisible();
});

test("revisions that are INACTIVE already are named in the dialog and stay unchanged", async ({ page }) => {
  await open(page, `${familyPage("payments")}?status=ALL`);
  await select(page, "payments:2", "payments:3");
  const asked = await askToDeregister(page, "Deregister task definitions");
  await expect(asked).toContainText("1 revision will become INACTIVE:");
  await expect(asked).toContainText("1 revision is already INACTIVE and stays unchanged");
  await asked.getByRole("button", { name: "Deregister", exact: true }).click();
  await expectFlash(page, "payments:2 is INACTIVE");
  await expectFlash(page, "1 revision is already INACTIVE: unchanged.");
});

test("Actions says why nothing can be done while nothing is selected", async ({ page }) => {
  await open(page, familyPage("web"));
  await expectDisabled(await menuItem(page, "Actions", "Deregister"), "Select at least one revision.");
  await expectDisabled(await menuItem(page, "Actions", "Delete"), "Select at least one revision.");
  await expect(page.getByRole("menuitem", { name: SEND_ANYWAY, exact: true })).toHaveCount(0);
  await (await menuItem(page, "Actions", "Deregister")).click({ force: true });
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("an INACTIVE revision can't be deregistered again, but the call can be sent and changes nothing", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=INACTIVE`);
  await select(page, "web:25");
  await expectDisabled(
    await menuItem(page, "Actions", "Deregister"),
    "Already INACTIVE. Deregistering it again succeeds and changes nothing.",
  );
  await page.getByRole("menuitem", { name: SEND_ANYWAY, exact: true }).click();
  await expectFlash(page, "Nothing changed");
  await expectFlash(page, "1 revision is already INACTIVE: unchanged.");
});

test("an ACTIVE revision can't be deleted, and the call that is sent anyway meets ECS's own words", async ({ page }) => {
  await open(page, familyPage("web"));
  await select(page, "web:30");
  const words = "The specified task definition is still in ACTIVE status. Please deregister the target and try again.";
  await expectDisabled(await menuItem(page, "Actions", "Delete"), words);
  await page.getByRole("menuitem", { name: SEND_ANYWAY, exact: true }).click();
  await expectFlash(page, "web:30 not deleted");
  await expectFlash(page, words);
  await expectStatus(page, "web:30", "ACTIVE");
});

const BEING_DELETED =
  "ClientException: The task definition could not be deregistered because it is in the process of being deleted.";

test("a DELETE_IN_PROGRESS revision can't be deregistered, and the call that is sent anyway fails for good", async ({ page }) => {
  await open(page, `${familyPage("sandbox-test")}?status=DELETE_IN_PROGRESS`);
  await select(page, "sandbox-test:1");
  await expectDisabled(await menuItem(page, "Actions", "Deregister"), /in the process of being deleted/);
  await page.getByRole("menuitem", { name: SEND_ANYWAY, exact: true }).first().click();
  const failed = flash(page, "sandbox-test:1 not deregistered");
  await expect(failed).toContainText(BEING_DELETED);
  await expect(failed.getByRole("button", { name: "Retry", exact: true })).toHaveCount(0);
});

test("of an ACTIVE and a DELETE_IN_PROGRESS revision one is deregistered and one is not, without Retry", async ({ page }) => {
  await open(page, familyPage("sandbox-test"));
  await filterStatus(page, "All");
  await select(page, "sandbox-test:1", "sandbox-test:2");
  const asked = await askToDeregister(page, "Deregister task definitions");
  await expect(asked).toContainText("1 revision will become INACTIVE:");
  await expect(asked).toContainText("1 revision can't be deregistered:");
  await asked.getByRole("button", { name: "Deregister", exact: true }).click();

  const done = flash(page, "sandbox-test:2 is INACTIVE");
  await expect(done).toContainText("Success");
  await expect(done).toContainText("1 of 2 selected. The others are below.");
  const failed = flash(page, "sandbox-test:1 not deregistered");
  await expect(failed).toContainText("Error");
  await expect(failed).toContainText(BEING_DELETED);
  await expect(failed.getByRole("button", { name: "Retry", exact: true })).toHaveCount(0);
  await expectStatus(page, "sandbox-test:2", "INACTIVE");
  await expectStatus(page, "sandbox-test:1", "DELETE_IN_PROGRESS");
});

test("a revision is deregistered on its own page too", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/web/28");
  const asked = await askToDeregister(page);
  await asked.getByRole("button", { name: "Deregister", exact: true }).click();
  await expectFlash(page, "web:28 is INACTIVE");
  await expect(page.getByRole("main").getByText("INACTIVE", { exact: true })).toBeVisible();
  await expect(dialog(page, "Deregister task definition")).toHaveCount(0);
  await expectDisabled(await menuItem(page, "Actions", "Deregister"), /^Already INACTIVE/);
});
