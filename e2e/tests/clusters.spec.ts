// Clusters: creating, looking at and deleting them, and their instances.

import { chooseRegion, dialog, expect, expectDisabled, expectFlash, expectNames, heading, open, SEND_ANYWAY, test } from "../lab.ts";
import { button, calls, CLUSTER, clusterPage, clustersPage, fact, openTab, rows, runSite, table, text } from "../running.ts";

test("the navigation pane leads to the clusters, and each is a link with its counts", { tag: "@sub-path" }, async ({ page }) => {
  await runSite(page);
  await open(page);
  await page.getByRole("link", { name: "Clusters", exact: true }).click();
  await expect(heading(page, "Clusters")).toBeFocused();
  await expect(page).toHaveTitle("Clusters | Taskdef Lab");
  const row = rows(page, "Clusters").filter({ hasText: CLUSTER });
  await expect(row.getByRole("cell")).toHaveText(["ACTIVE", "1", "0", "2", "0"]);
  await row.getByRole("link", { name: CLUSTER, exact: true }).click();
  await expect(heading(page, CLUSTER)).toBeFocused();
  await expect(page).toHaveTitle(`${CLUSTER} | Clusters | Taskdef Lab`);
  await expect(fact(page, "Running tasks")).toHaveText("2");
});

test("a cluster is created by its name, and what ECS says to another name stands at the field", async ({ page }) => {
  await open(page, clustersPage);
  await button(page, "Create cluster").click();
  const asked = dialog(page, "Create cluster");
  await button(asked, "Create").click();
  await expect(asked.getByText("Enter a name.", { exact: true })).toBeVisible();
  await text(asked, "Cluster name").fill("a b");
  await button(asked, "Create").click();
  await expect(text(asked, "Cluster name")).toHaveAccessibleDescription(/^InvalidParameterException: /);
  await text(asked, "Cluster name").fill("fresh");
  await button(asked, "Create").click();
  await expect(asked).toBeHidden();
  await expectFlash(page, "fresh is ACTIVE");
  await expect(table(page, "Clusters").getByRole("link", { name: "fresh", exact: true })).toBeVisible();
});

test("a region without clusters says where there are some", async ({ page }) => {
  await runSite(page);
  await open(page, clustersPage);
  await chooseRegion(page, "us-west-2");
  await expect(page.getByText(/^No clusters in Oregon\. This sandbox has \d+ in N\. Virginia/)).toBeVisible();
  await page.getByRole("link", { name: "N. Virginia (us-east-1)", exact: true }).click();
  await expect(table(page, "Clusters").getByRole("link", { name: CLUSTER, exact: true })).toBeVisible();
});

test("clusters are found by a part of their name", async ({ page }) => {
  await open(page, clustersPage);
  await calls(page, ["CreateCluster", { clusterName: "alpha" }], ["CreateCluster", { clusterName: "beta" }]);
  await page.getByRole("searchbox", { name: "Find clusters", exact: true }).fill("ALP");
  await expectNames(table(page, "Clusters"), ["alpha"]);
  await page.getByRole("searchbox", { name: "Find clusters", exact: true }).fill("nowhere");
  await expect(page.getByText("No cluster matches the filter.", { exact: true })).toBeVisible();
});

test("a cluster with a service can't be deleted, in the rule's words, which can be met", async ({ page }) => {
  await runSite(page);
  await open(page, clusterPage());
  await button(page, "Delete cluster").click();
  const asked = dialog(page, "Delete cluster");
  const words = /ClusterContainsServicesException: The Cluster cannot be deleted while Services are active\./;
  await expectDisabled(button(asked, "Delete"), words);
  await button(asked, SEND_ANYWAY).click();
  await expectFlash(page, words);
  await expect(fact(page, "Status")).toHaveText("ACTIVE");
});

test("an empty cluster is deleted, leaves the list, and can still be looked at", async ({ page }) => {
  await open(page, clustersPage);
  await calls(page, ["CreateCluster", { clusterName: "empty" }]);
  await open(page, clusterPage("services", "empty"));
  await button(page, "Delete cluster").click();
  await button(dialog(page, "Delete cluster"), "Delete").click();
  await expectFlash(page, "empty is INACTIVE");
  await expect(heading(page, "Clusters")).toBeFocused();
  await expect(page.getByRole("link", { name: "empty", exact: true })).toHaveCount(0);
  await open(page, clusterPage("services", "empty"));
  await expect(fact(page, "Status")).toHaveText("INACTIVE");
});

test("instances are added, which AWS has another way for", async ({ page }) => {
  await open(page, clustersPage);
  await calls(page, ["CreateCluster", { clusterName: CLUSTER }]);
  await open(page, clusterPage("infrastructure"));
  await expect(page.getByText("No container instances", { exact: true })).toBeVisible();
  await button(page, "Add instances (sandbox only)").click();
  const asked = dialog(page, "Add instances");
  await text(asked, "Number of instances").fill("some");
  await button(asked, "Add").click();
  await expect(text(asked, "Number of instances")).toHaveAccessibleDescription(/^Enter a whole number\./);
  await text(asked, "Number of instances").fill("2");
  await button(asked, "Add").click();
  await expectFlash(page, "2 instances added");
  await expect(rows(page, "Container instances")).toHaveCount(2);
  await expect(rows(page, "Container instances").first().getByRole("cell").nth(4)).toHaveText("2048");
});

test("a cluster has tags", async ({ page }) => {
  await open(page, clustersPage);
  await calls(page, ["CreateCluster", { clusterName: CLUSTER, tags: [{ key: "team", value: "shop" }] }]);
  await open(page, clusterPage());
  await openTab(page, "Tags");
  await expect(rows(page, "Tags")).toContainText(["team"]);
  await text(page, "Key").fill("stage");
  await text(page, "Value - optional").fill("test");
  await button(page, "Add tag").click();
  await expect(rows(page, "Tags")).toHaveCount(2);
  await button(page, "Remove tag team").click();
  await expectNames(table(page, "Tags"), ["stage"]);
});

test("a cluster that is not there says so and leads back", async ({ page }) => {
  await open(page, "#/us-west-2/clusters/nowhere");
  await expect(heading(page, "nowhere")).toBeVisible();
  await expect(page.getByText("Oregon has no cluster nowhere.", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Go to Clusters", exact: true }).click();
  await expect(heading(page, "Clusters")).toBeFocused();
});
