// Running tasks by the form.

import { expect, expectFlash, flash, heading, open, SEND_ANYWAY, test } from "../lab.ts";
import { button, calls, choice, CLUSTER, clusterPage, letPass, rows, runSite, text } from "../running.ts";

test("the form offers ACTIVE revisions alone, and runs what is chosen", { tag: "@sub-path" }, async ({ page }) => {
  await runSite(page, 0);
  await open(page, clusterPage("tasks"));
  await page.getByRole("link", { name: "Run new task", exact: true }).click();
  await expect(heading(page, "Run task")).toBeFocused();
  await expect(page).toHaveTitle("Run task | Taskdef Lab");
  await choice(page, "Family").selectOption("web");
  await expect(choice(page, "Revision").getByRole("option")).toHaveText([
    "Choose a revision", "web:30 (latest)", "web:29", "web:28", "web:27", "web:26",
  ]);
  await text(page, "Desired tasks").fill("2");
  await button(page, "Create").click();
  await expectFlash(page, "2 tasks started");
  await expect(heading(page, CLUSTER)).toBeFocused();
  await expect(rows(page, "Tasks")).toHaveCount(2);
});

test("a revision that a link names is chosen; an INACTIVE one is not there, says why, and can be sent", async ({ page }) => {
  await runSite(page, 0);
  await open(page, `#/us-east-1/run-task?taskDefinition=web:28&cluster=${CLUSTER}`);
  await expect(choice(page, "Revision").getByRole("option", { selected: true })).toHaveText("web:28");
  await open(page, `#/us-east-1/run-task?taskDefinition=web:25&cluster=${CLUSTER}`);
  const words = "web:25 is INACTIVE, and only ACTIVE revisions are offered. ECS answers InvalidParameterException: TaskDefinition is inactive";
  await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
  await button(page, SEND_ANYWAY).click();
  await expectFlash(page, "InvalidParameterException: TaskDefinition is inactive");
  await open(page, `#/us-east-1/run-task?taskDefinition=web:99&cluster=${CLUSTER}`);
  await expect(page.getByText("There is no web:99 in this region.", { exact: true }).first()).toBeVisible();
});

test("a revision that is deregistered while the form is open leaves the choices; inside its window it can still be sent", async ({ page }) => {
  await runSite(page, 0);
  await page.evaluate(() => {
    const { taskdefLab } = window as unknown as { taskdefLab: { configure(settings: object): void } };
    taskdefLab.configure({ enforcementWindowSeconds: 60 });
  });
  await open(page, `#/us-east-1/run-task?taskDefinition=web:30&cluster=${CLUSTER}`);
  await calls(page, ["DeregisterTaskDefinition", { taskDefinition: "web:30" }]);
  await expect(choice(page, "Revision").getByRole("option", { name: /^web:30/ })).toHaveCount(0);
  await expect(page.getByText(/^web:30 is INACTIVE.*ECS may still accept it/).first()).toBeVisible();
  await button(page, SEND_ANYWAY).click();
  await expectFlash(page, "1 task started");
  // What was launched inside the window is not undone when it closes.
  await letPass(page, 600);
  await expect(rows(page, "Tasks")).toContainText("RUNNING");
  await expect(rows(page, "Tasks")).toContainText("web:30 INACTIVE");
});

test("EC2 tasks without instances are refused at the cluster, and without room fail", async ({ page }) => {
  await runSite(page, 0);
  await open(page, `#/us-east-1/run-task?taskDefinition=nightly-report&cluster=${CLUSTER}`);
  await expect(choice(page, "Launch type")).toHaveValue("EC2");
  await button(page, "Create").click();
  await expect(choice(page, "Cluster")).toBeFocused();
  await expect(choice(page, "Cluster")).toHaveAccessibleDescription(/No Container Instances were found in your cluster\./);
  await open(page, clusterPage("infrastructure"));
  await button(page, "Add instances (sandbox only)").click();
  await button(page.getByRole("dialog"), "Add").click();
  await open(page, `#/us-east-1/run-task?taskDefinition=nightly-report&cluster=${CLUSTER}`);
  await text(page, "Desired tasks").fill("10");
  await button(page, "Create").click();
  await expect(flash(page, /not started/)).toContainText("RESOURCE:");
});

test("what is no number is said at its field", async ({ page }) => {
  await runSite(page, 0);
  await open(page, `#/us-east-1/run-task?taskDefinition=web:30&cluster=${CLUSTER}`);
  await text(page, "Desired tasks").fill("few");
  await button(page, "Create").click();
  await expect(text(page, "Desired tasks")).toBeFocused();
  await expect(text(page, "Desired tasks")).toHaveAccessibleDescription(/^Enter a whole number\./);
  await text(page, "Desired tasks").fill("11");
  await button(page, "Create").click();
  await expect(text(page, "Desired tasks")).toHaveAccessibleDescription(/InvalidParameterException/);
});
