// A test for each sentence of the developer guide's page "Deregistering task definition revisions": first what it says
// comes of deregistering, then its procedure. Each goes through the pages only, on the account that a first visit opens.

import { chooseWindow, clockButton, expectTime, skipToTheEnd, stopAtNoon } from "../clock.ts";
import {
  askToDeregister,
  chooseRegion,
  deregister,
  expect,
  expectDisabled,
  expectFlash,
  expectNames,
  expectStatus,
  families,
  familyPage,
  filterStatus,
  heading,
  type Locator,
  menuItem,
  open,
  openFamily,
  type Page,
  revisions,
  row,
  select,
  SEND_ANYWAY,
  test,
} from "../lab.ts";
import { button, choice, fact, openTab, rows, text } from "../running.ts";

const INACTIVE = "TaskDefinition is inactive";

/** The page of the service `web`, which runs three tasks of web:30. */
async function openService(page: Page): Promise<void> {
  const pane = page.getByRole("navigation", { name: "Service", exact: true });
  await pane.getByRole("link", { name: "Clusters", exact: true }).click();
  await page.getByRole("table", { name: "Clusters", exact: true }).getByRole("link", { name: "production" }).click();
  await page.getByRole("table", { name: "Services", exact: true }).getByRole("link", { name: "web", exact: true }).click();
  await expect(heading(page, "web")).toBeVisible();
}

/** Deregisters web:30 on its family's page, and goes to the service that uses it. */
async function deregisterAndOpenService(page: Page): Promise<void> {
  await open(page, familyPage("web"));
  await deregister(page, "web:30");
  await openService(page);
  await expect(fact(page, "Task definition").first()).toContainText("web:30 INACTIVE");
}

/** Opens a form by the menu Deploy of a revision's page. */
async function deploy(page: Page, revision: string, item: string): Promise<void> {
  const [family, number] = revision.split(":");
  await open(page, `${familyPage(family ?? "")}/${number}`);
  await (await menuItem(page, "Deploy", item)).click();
}

/** Sends the call that the menu says is refused. */
async function deployAnyway(page: Page, revision: string, item: string): Promise<void> {
  const [family, number] = revision.split(":");
  await open(page, `${familyPage(family ?? "")}/${number}`);
  const refused = await menuItem(page, "Deploy", item);
  await expectDisabled(refused, INACTIVE);
  const at = ["Run task", "Create service", "Update service"].indexOf(item);
  await page.getByRole("menuitem", { name: SEND_ANYWAY, exact: true }).nth(at).click();
  await expect(heading(page, item)).toBeVisible();
}

/** Changes how many tasks the service wants, and nothing else. */
async function scale(page: Page, count: number): Promise<void> {
  await page.getByRole("link", { name: "Update service", exact: true }).click();
  await expect(choice(page, "Revision").getByRole("option", { selected: true })).toHaveText("web:30 – INACTIVE (current)");
  await text(page, "Desired tasks").fill(`${count}`);
  await button(page, "Update").click();
  await expectFlash(page, "web is updated");
}

/** The revisions that a form offers. */
const offered = (page: Page): Locator => choice(page, "Revision").getByRole("option");

test.describe("When you deregister a task definition revision", () => {
  test("it is immediately marked as INACTIVE", async ({ page }) => {
    await open(page, `${familyPage("web")}?status=ALL`);
    await expectStatus(page, "web:30", "ACTIVE");
    await deregister(page, "web:30");
    await expectStatus(page, "web:30", "INACTIVE");
  });

  test("ListTaskDefinitions no longer returns it by default", async ({ page }) => {
    await open(page, familyPage("web"));
    await deregister(page, "web:30");
    await page.reload();
    await expectNames(revisions(page), ["web:29", "web:28", "web:27", "web:26"]);
  });

  test("the console no longer offers it when you run a task", async ({ page }) => {
    await open(page, familyPage("web"));
    await deregister(page, "web:30");
    await deploy(page, "web:29", "Run task");
    await choice(page, "Cluster").selectOption("production");
    await expect(offered(page)).toHaveText(["Choose a revision", "web:29 (latest)", "web:28", "web:27", "web:26"]);
  });

  test("the console no longer offers it when you update a service", async ({ page }) => {
    await open(page, familyPage("web"));
    await deregister(page, "web:29");
    await openService(page);
    await page.getByRole("link", { name: "Update service", exact: true }).click();
    await expect(offered(page).filter({ hasText: "web:28" })).toHaveCount(1);
    await expect(offered(page).filter({ hasText: "web:29" })).toHaveCount(0);
  });

  test("existing tasks that reference it continue to run without disruption", async ({ page }) => {
    await open(page, `${familyPage("web")}/30?tab=used-by`);
    const tasks = page.getByRole("table", { name: "Tasks", exact: true });
    const ids = await tasks.getByRole("rowheader").allTextContents();
    expect(ids).toHaveLength(3);
    const asked = await askToDeregister(page);
    await expect(asked).toContainText("Service web in production: 3 desired, 3 running, 0 pending");
    await asked.getByRole("button", { name: "Deregister", exact: true }).click();
    await expectFlash(page, "web:30 is INACTIVE");
    await clockButton(page, "Skip 10 minutes").click();
    await expect(tasks.getByRole("rowheader")).toHaveText(ids);
    await expect(tasks.getByRole("row").filter({ hasText: "RUNNING" })).toHaveCount(3);
  });

  test("existing services that reference it continue to run without disruption", async ({ page }) => {
    await deregisterAndOpenService(page);
    await clockButton(page, "Skip 10 minutes").click();
    await expect(fact(page, "Running tasks").first()).toHaveText("3");
    await expect(page.getByText(/^web:30 is INACTIVE\. The service goes on/)).toBeVisible();
  });

  test("existing services can still scale up by their desired count", async ({ page }) => {
    await deregisterAndOpenService(page);
    await scale(page, 5);
    await skipMinutes(page);
    await expect(fact(page, "Running tasks").first()).toHaveText("5");
    await openTab(page, "Deployments");
    await expect(rows(page, "Deployments"), "that scaling deploys nothing").toHaveCount(1);
  });

  test("existing services can still scale down by their desired count", async ({ page }) => {
    await deregisterAndOpenService(page);
    await scale(page, 1);
    await skipMinutes(page);
    await expect(fact(page, "Running tasks").first()).toHaveText("1");
  });

  test("you can't use it to run new tasks", async ({ page }) => {
    await open(page, familyPage("web"));
    await deregister(page, "web:30");
    await deployAnyway(page, "web:30", "Run task");
    await choice(page, "Cluster").selectOption("production");
    await button(page, SEND_ANYWAY).click();
    await expectFlash(page, `InvalidParameterException: ${INACTIVE}`);
  });

  test("you can't use it to create new services", async ({ page }) => {
    await open(page, familyPage("web"));
    await deregister(page, "web:30");
    await deployAnyway(page, "web:30", "Create service");
    await choice(page, "Cluster").selectOption("production");
    await text(page, "Service name").fill("another");
    await button(page, SEND_ANYWAY).click();
    await expectFlash(page, INACTIVE);
  });

  test("you can't update an existing service to reference it", async ({ page }) => {
    await open(page, familyPage("web"));
    await deregister(page, "web:29");
    await deployAnyway(page, "web:29", "Update service");
    await choice(page, "Cluster").selectOption("production");
    await choice(page, "Service").selectOption("web");
    await button(page, SEND_ANYWAY).click();
    await expectFlash(page, `ClientException: ${INACTIVE}`);
  });

  test("these restrictions may not have taken effect for up to 10 minutes", async ({ page }) => {
    await stopAtNoon(page);
    await open(page, familyPage("web"));
    await expect(clockButton(page, "Pause")).not.toHaveAttribute("aria-disabled", "true");
    await page.clock.pauseAt("2026-11-23T12:01:00Z");
    await expectTime(page, "12:01:00");
    await chooseWindow(page, "10 minutes");
    await select(page, "web:30");
    const asked = await askToDeregister(page);
    await expect(asked).toContainText("Here the restrictions hold at 12:11 at the latest.");
    await asked.getByRole("button", { name: "Deregister", exact: true }).click();
    await page.clock.runFor(1_000);
    await expectFlash(page, "web:30 is INACTIVE");

    await open(page, `${familyPage("web")}/30`);
    await page.clock.runFor(1_000);
    await expect(page.getByRole("main")).toContainText(/may still start tasks until 12:1[12] at the latest/);
    await (await menuItem(page, "Deploy", "Run task")).click();
    await page.clock.runFor(1_000);
    await choice(page, "Cluster").selectOption("production");
    await button(page, SEND_ANYWAY).click();
    await page.clock.runFor(1_000);
    await expectFlash(page, "1 task started");

    await clockButton(page, "Skip 10 minutes").click();
    await page.clock.runFor(1_000);
    await open(page, `${familyPage("web")}/30?tab=used-by`);
    await page.clock.runFor(1_000);
    await expect(page.getByRole("main")).not.toContainText("may still start tasks");
    await expectDisabled(await menuItem(page, "Deploy", "Run task"), INACTIVE);
    await page.keyboard.press("Escape");
    const tasks = page.getByRole("table", { name: "Tasks", exact: true });
    await expect(tasks.getByRole("row").filter({ hasText: "RUNNING" }), "that what was started goes on").toHaveCount(4);
  });

  test("INACTIVE revisions remain discoverable in your account", async ({ page }) => {
    await open(page, familyPage("web"));
    await deregister(page, "web:30");
    await skipToTheEnd(page);
    await filterStatus(page, "Inactive");
    await row(page, "web:30").getByRole("link", { name: "web:30", exact: true }).click();
    await expect(heading(page, "web:30")).toBeVisible();
    await page.getByRole("tab", { name: "JSON", exact: true }).click();
    await expect(page.getByRole("region", { name: "Task definition JSON" })).toContainText('"status": "INACTIVE"');
  });

  test("you should not rely on them beyond the lifecycle of associated tasks and services", async ({ page }) => {
    await open(page, "#/settings");
    await page.getByRole("radio", { name: "Stay discoverable only while something uses them", exact: true }).check();
    await open(page, familyPage("web"));
    await deregister(page, "web:30", "web:29");
    await skipToTheEnd(page);
    await filterStatus(page, "Inactive");
    await expectNames(revisions(page), ["web:30"]);
    await expect(row(page, "web:30").getByRole("link", { name: "1 service, 3 tasks", exact: true })).toBeVisible();
  });
});

/** Lets the scheduler do what it has to. */
async function skipMinutes(page: Page): Promise<void> {
  await clockButton(page, "Skip 10 minutes").click();
}

test.describe("To deregister a task definition revision", () => {
  test("1. open the console", async ({ page }) => {
    await open(page);
    await expect(heading(page, "Task definitions")).toBeVisible();
  });

  test("2. from the navigation bar, choose the region that contains the task definition", async ({ page }) => {
    await open(page);
    await chooseRegion(page, "eu-west-1");
    await expectNames(families(page), ["log-router", "web"]);
  });

  test("3. in the navigation pane, choose Task definitions", async ({ page }) => {
    await open(page, "#/settings");
    const pane = page.getByRole("navigation", { name: "Service", exact: true });
    await pane.getByRole("link", { name: "Task definitions", exact: true }).click();
    await expect(heading(page, "Task definitions")).toBeVisible();
  });

  test("4. choose the family that contains the revisions", async ({ page }) => {
    await open(page);
    await openFamily(page, "web");
    await expectNames(revisions(page), ["web:30", "web:29", "web:28", "web:27", "web:26"]);
  });

  test("5. select the box to the left of each revision to deregister", async ({ page }) => {
    await open(page, familyPage("web"));
    await select(page, "web:27", "web:26");
    await expect(page.getByText("(2/5)", { exact: true })).toBeVisible();
  });

  test("6. choose Actions, Deregister", async ({ page }) => {
    await open(page, familyPage("web"));
    await select(page, "web:27", "web:26");
    await expect(await askToDeregister(page, "Deregister task definitions")).toBeVisible();
  });

  test("7. verify the information in the window and choose Deregister to finish", async ({ page }) => {
    await open(page, familyPage("web"));
    await select(page, "web:27", "web:26");
    const asked = await askToDeregister(page, "Deregister task definitions");
    for (const name of ["web:27", "web:26"]) await expect(asked.getByText(name, { exact: true })).toBeVisible();
    await expect(asked).toContainText("No service and no task.");
    await asked.getByRole("button", { name: "Deregister", exact: true }).click();
    await expectFlash(page, "2 revisions are INACTIVE");
    await expectNames(revisions(page), ["web:30", "web:29", "web:28"]);
  });
});
