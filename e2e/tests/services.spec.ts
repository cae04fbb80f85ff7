// Services: what they show, and that they go on when their revision is deregistered.

import { dialog, expect, expectDisabled, expectFlash, flashes, heading, open, SEND_ANYWAY, test } from "../lab.ts";
import { button, calls, choice, CLUSTER, clusterPage, fact, letPass, openTab, rows, runSite, servicePage, table, taskIds, text } from "../running.ts";

test("a service shows its tasks, deployments, events and configuration", async ({ page }) => {
  await runSite(page);
  await open(page, clusterPage());
  await table(page, "Services").getByRole("link", { name: "site", exact: true }).click();
  await expect(heading(page, "site")).toBeFocused();
  await expect(page).toHaveTitle(`site | ${CLUSTER} | Taskdef Lab`);
  await expect(fact(page, "Deployment")).toHaveText("COMPLETED");
  await openTab(page, "Deployments");
  await expect(rows(page, "Deployments").getByRole("cell").first()).toHaveText("PRIMARY");
  await openTab(page, "Events");
  await expect(table(page, "Events").getByRole("rowheader").first()).toHaveText("(service site) has reached a steady state.");
  await openTab(page, "Tasks");
  expect(await taskIds(page)).toHaveLength(2);
  await openTab(page, "Configuration");
  await expect(fact(page, "Maximum percent")).toHaveText("200");
});

test("a service goes on when its revision is deregistered, is marked, and scales without sending the revision", async ({ page }) => {
  await runSite(page);
  await open(page, servicePage());
  await calls(page, ["DeregisterTaskDefinition", { taskDefinition: "web:30" }]);
  await expect(page.getByText(/^web:30 is INACTIVE\. The service goes on/)).toBeVisible();
  await expect(fact(page, "Task definition")).toHaveText("web:30 INACTIVE");

  await page.getByRole("link", { name: "Update service", exact: true }).click();
  await expect(heading(page, "Update service")).toBeFocused();
  await expect(choice(page, "Revision").getByRole("option", { selected: true })).toHaveText("web:30 – INACTIVE (current)");
  await text(page, "Desired tasks").fill("3");
  await button(page, "Update").click();
  await expectFlash(page, "site is updated");
  await expect(heading(page, "site")).toBeFocused();
  await expect(fact(page, "Desired tasks").first()).toHaveText("3");
  await letPass(page, 120);
  await expect(fact(page, "Running tasks").first()).toHaveText("3");
  await openTab(page, "Deployments");
  await expect(rows(page, "Deployments")).toHaveCount(1);

  await open(page, clusterPage());
  await expect(rows(page, "Services").getByRole("cell", { name: "web:30 INACTIVE" })).toBeVisible();
});

test("another revision begins a deployment, which can be skipped through", async ({ page }) => {
  await runSite(page, 1);
  await open(page, servicePage());
  await page.getByRole("link", { name: "Update service", exact: true }).click();
  await choice(page, "Revision").selectOption({ label: "web:29" });
  await button(page, "Update").click();
  await expectFlash(page, "site is updated, and a deployment has begun");
  await expect(fact(page, "Deployment")).toContainText("IN_PROGRESS");
  const skip = fact(page, "Deployment").getByRole("button", { name: "Skip", exact: true });
  for (let presses = 0; presses < 40 && (await skip.count()) > 0; presses += 1) await skip.click({ timeout: 2000 }).catch(() => {});
  await expect(fact(page, "Deployment")).toHaveText("COMPLETED");
  await expect(fact(page, "Task definition")).toHaveText("web:29");
});

test("an INACTIVE revision that a link asks for is not offered, says why, and can be sent all the same", async ({ page }) => {
  await runSite(page);
  await open(page, `#/us-east-1/update-service?taskDefinition=web:25&cluster=${CLUSTER}&service=site`);
  await expect(choice(page, "Revision").getByRole("option", { name: "web:25", exact: true })).toHaveCount(0);
  const words = "web:25 is INACTIVE, and only ACTIVE revisions are offered. ECS answers ClientException: TaskDefinition is inactive";
  await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
  await button(page, "Update").click();
  await expect(choice(page, "Revision")).toBeFocused();
  await button(page, SEND_ANYWAY).click();
  await expect(flashes(page)).toContainText("ClientException: TaskDefinition is inactive");
  await expect(heading(page, "Update service")).toBeVisible();
});

test("deleting a service that is scaled above 0 needs force, and the word", async ({ page }) => {
  await runSite(page);
  await open(page, servicePage());
  await button(page, "Delete service").click();
  const asked = dialog(page, "Delete service");
  await expectDisabled(button(asked, "Delete"), /The service cannot be stopped while it is scaled above 0\./);
  await asked.getByRole("checkbox", { name: "Force delete", exact: true }).check();
  await expectDisabled(button(asked, "Delete"), "Enter delete to confirm.");
  await text(asked, "To confirm, enter delete").fill("delete");
  await button(asked, "Delete").click();
  await expectFlash(page, "site is DRAINING");
  await expect(fact(page, "Status")).toContainText("DRAINING");
  await letPass(page, 300);
  await expect(fact(page, "Status")).toHaveText("INACTIVE");
  await open(page, clusterPage());
  await expect(page.getByText("No services", { exact: true })).toBeVisible();
});

test("a service is created by the form, and what ECS refuses stands at the field", async ({ page }) => {
  await runSite(page, 0);
  await open(page, clusterPage());
  await page.getByRole("link", { name: "Create service", exact: true }).click();
  await expect(heading(page, "Create service")).toBeFocused();
  await expect(choice(page, "Cluster")).toHaveValue(CLUSTER);
  await button(page, "Create").click();
  await expect(choice(page, "Family")).toBeVisible();
  await choice(page, "Family").selectOption("web");
  await button(page, "Create").click();
  await expect(text(page, "Service name")).toBeFocused();
  await text(page, "Service name").fill("site");
  await button(page, "Create").click();
  await expect(page.getByText("InvalidParameterException: Creation of service was not idempotent.", { exact: true })).toBeVisible();
  await text(page, "Service name").fill("front");
  await text(page, "Desired tasks").fill("-1");
  await button(page, "Create").click();
  await expect(text(page, "Desired tasks")).toHaveAccessibleDescription(/DesiredCount can not be lesser than 0/);
  await text(page, "Desired tasks").fill("1");
  await button(page, "Create").click();
  await expectFlash(page, "front is ACTIVE");
  await expect(heading(page, "front")).toBeFocused();
});
