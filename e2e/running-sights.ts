// The pages and dialogs of what runs, by what they are called, and the way to each.

import { checkbox, dialog, expect, menuItem, open, type Page } from "./lab.ts";
import { button, calls, choice, CLUSTER, clusterPage, clustersPage, letPass, NETWORK, rows, runSite, servicePage, taskIds } from "./running.ts";

/** A service whose revision has been deregistered, in the midst of a deployment, and a task of its own on its way. */
async function busy(page: Page): Promise<void> {
  await runSite(page);
  await calls(
    page,
    ["UpdateService", { cluster: CLUSTER, service: "site", taskDefinition: "web:29" }],
    ["DeregisterTaskDefinition", { taskDefinition: "web:30" }],
    ["DeregisterTaskDefinition", { taskDefinition: "web:29" }],
  );
  await letPass(page, 20);
}

export const RUNNING_SIGHTS: [string, (page: Page) => Promise<void>][] = [
  ["the clusters", async (page) => {
    await runSite(page);
    await open(page, clustersPage);
  }],
  ["a region without clusters", (page) => open(page, "#/us-west-2/clusters")],
  ["the dialog Create cluster", async (page) => {
    await open(page, clustersPage);
    await button(page, "Create cluster").click();
    await button(dialog(page, "Create cluster"), "Create").click();
    await expect(page.getByText("Enter a name.", { exact: true })).toBeVisible();
  }],
  ["a cluster's services", async (page) => {
    await busy(page);
    await open(page, clusterPage());
  }],
  ["a cluster's tasks", async (page) => {
    await busy(page);
    await open(page, clusterPage("tasks"));
    const [first = ""] = await taskIds(page);
    await checkbox(page, first).check();
  }],
  ["a cluster's instances", async (page) => {
    await runSite(page, 0);
    await open(page, clusterPage("infrastructure"));
    await button(page, "Add instances (sandbox only)").click();
    await button(dialog(page, "Add instances"), "Add").click();
    await expect(rows(page, "Container instances")).toHaveCount(1);
  }],
  ["the dialog Add instances", async (page) => {
    await runSite(page, 0);
    await open(page, clusterPage("infrastructure"));
    await button(page, "Add instances (sandbox only)").click();
    await expect(dialog(page, "Add instances")).toBeVisible();
  }],
  ["a cluster's tags", async (page) => {
    await runSite(page, 0);
    await open(page, clusterPage("tags"));
  }],
  ["the dialog Delete cluster with its refusal", async (page) => {
    await runSite(page, 0);
    await open(page, clusterPage());
    await button(page, "Delete cluster").click();
    await expect(dialog(page, "Delete cluster")).toContainText("ClusterContainsServicesException");
  }],
  ...["health", "tasks", "deployments", "events", "configuration", "tags"].map(
    (tab): [string, (page: Page) => Promise<void>] => [`a service's tab ${tab}`, async (page) => {
      await busy(page);
      await open(page, servicePage("site", tab));
    }],
  ),
  ["the dialog Delete service", async (page) => {
    await runSite(page);
    await open(page, servicePage());
    await button(page, "Delete service").click();
    await expect(dialog(page, "Delete service")).toBeVisible();
  }],
  ["a task", async (page) => {
    await busy(page);
    await open(page, clusterPage("tasks"));
    const [first = ""] = await taskIds(page);
    await page.getByRole("link", { name: first, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: first })).toBeVisible();
  }],
  ["the menu Stop, and the dialog Stop task", async (page) => {
    await runSite(page, 1);
    await open(page, clusterPage("tasks"));
    const [first = ""] = await taskIds(page);
    await checkbox(page, first).check();
    await (await menuItem(page, "Stop", "Stop selected")).click();
    await expect(dialog(page, "Stop task")).toBeVisible();
  }],
  ["the form that runs a task", async (page) => {
    await runSite(page, 0);
    await open(page, `#/us-east-1/run-task?taskDefinition=web:30&cluster=${CLUSTER}`);
  }],
  ["the form that runs a task, for an INACTIVE revision and with an error", async (page) => {
    await runSite(page, 0);
    await open(page, `#/us-east-1/run-task?taskDefinition=web:25&cluster=${CLUSTER}`);
    await button(page, "Create").click();
    await expect(choice(page, "Revision")).toBeFocused();
  }],
  ["the form that creates a service", async (page) => {
    await runSite(page, 0);
    await open(page, `#/us-east-1/create-service?taskDefinition=web:30&cluster=${CLUSTER}`);
    await page.getByText("Deployment options", { exact: true }).click();
  }],
  ["the form that updates a service", async (page) => {
    await busy(page);
    await open(page, `#/us-east-1/update-service?cluster=${CLUSTER}&service=site`);
    await page.getByText("Deployment options", { exact: true }).click();
  }],
  ["a task that fails", async (page) => {
    await runSite(page, 0);
    const containerDefinitions = [{ name: "app", image: "taskdef-lab/cannot-pull", memory: 64 }];
    const fargate = { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "256", memory: "512" };
    await calls(
      page,
      ["RegisterTaskDefinition", { family: "breaks", ...fargate, containerDefinitions }],
      ["RunTask", { cluster: CLUSTER, taskDefinition: "breaks", launchType: "FARGATE", networkConfiguration: NETWORK }],
    );
    await open(page, clusterPage("tasks"));
    const [id = ""] = await taskIds(page);
    await page.getByRole("link", { name: id, exact: true }).click();
    await letPass(page, 120);
    await expect(page.getByText("TaskFailedToStart", { exact: true })).toBeVisible();
  }],
];
