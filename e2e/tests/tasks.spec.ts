// Tasks: what they show as time passes, and stopping them.

import { checkbox, dialog, expect, expectFlash, heading, menuItem, open, test } from "../lab.ts";
import { button, calls, choice, CLUSTER, clusterPage, fact, letPass, NETWORK, rows, runSite, table, taskIds, text } from "../running.ts";

test("a task is a link by its id, and its page says all of it", async ({ page }) => {
  await runSite(page, 1);
  await open(page, clusterPage("tasks"));
  const [id = ""] = await taskIds(page);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  await table(page, "Tasks").getByRole("link", { name: id, exact: true }).click();
  await expect(heading(page, id)).toBeFocused();
  await expect(fact(page, "Last status")).toHaveText("RUNNING");
  await expect(fact(page, "Service").getByRole("link", { name: "site", exact: true })).toBeVisible();
  await expect(fact(page, "Task definition").getByRole("link", { name: "web:30", exact: true })).toBeVisible();
  await expect(table(page, "Containers").getByRole("rowheader")).toHaveText(["web", "envoy"]);
  await calls(page, ["DeregisterTaskDefinition", { taskDefinition: "web:30" }]);
  await expect(page.getByText(/^web:30 is INACTIVE\. The task goes on/)).toBeVisible();
});

test("selected tasks are stopped with a reason, and the service replaces them", async ({ page }) => {
  await runSite(page);
  await open(page, clusterPage("tasks"));
  const [first = "", second = ""] = await taskIds(page);
  const stop = await menuItem(page, "Stop", "Stop selected");
  await expect(stop).toHaveAccessibleDescription("Select at least one task.");
  await page.keyboard.press("Escape");
  await checkbox(page, first).check();
  await checkbox(page, second).check();
  await (await menuItem(page, "Stop", "Stop selected")).click();
  const asked = dialog(page, "Stop tasks");
  await expect(asked.getByRole("listitem").first()).toHaveText(first);
  await text(asked, "Reason - optional").fill("a rehearsal");
  await button(asked, "Stop").click();
  await expectFlash(page, "2 tasks are stopping");
  await choice(page, "Filter desired status").selectOption({ label: "Stopped" });
  await expect(rows(page, "Tasks")).toHaveCount(2);
  await table(page, "Tasks").getByRole("link", { name: first, exact: true }).click();
  await expect(fact(page, "Stopped reason")).toHaveText("a rehearsal");
  await letPass(page, 60);
  await expect(fact(page, "Last status")).toHaveText("STOPPED");
  await open(page, clusterPage("tasks"));
  await expect(rows(page, "Tasks")).toHaveCount(2);
  expect(await taskIds(page)).not.toContain(first);
});

test("Skip moves the clock on beside what is PENDING, and hands its focus on", async ({ page }) => {
  await runSite(page, 0);
  await open(page, clusterPage("tasks"));
  await calls(page, ["RunTask", { cluster: CLUSTER, taskDefinition: "web:30", launchType: "FARGATE", networkConfiguration: NETWORK }]);
  const row = rows(page, "Tasks").first();
  await expect(row.getByRole("cell").nth(1)).toContainText("PROVISIONING");
  const skip = button(page, "Skip");
  await skip.focus();
  for (let presses = 0; presses < 10 && (await skip.count()) > 0; presses += 1) {
    await page.keyboard.press("Enter");
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
  }
  await expect(row.getByRole("cell").nth(1)).toHaveText("RUNNING");
  await expect(row.getByRole("link").first()).toBeFocused();
});

test("as time passes, what has not changed is not drawn again, and focus and selection stay", async ({ page }) => {
  await runSite(page);
  await open(page, clusterPage("tasks"));
  const [first = ""] = await taskIds(page);
  await checkbox(page, first).check();
  await table(page, "Tasks").getByRole("link", { name: first, exact: true }).focus();
  const kept = await rows(page, "Tasks").evaluateAll((rows) => {
    const changed: string[] = [];
    Object.assign(window, { changed });
    const watch = (record: MutationRecord) => changed.push(`${record.type} ${record.attributeName ?? ""}`);
    for (const row of rows) {
      new MutationObserver((records) => records.forEach(watch)).observe(row, {
        attributes: true,
        characterData: true,
        childList: true,
        subtree: true,
      });
    }
    return rows.length;
  });
  expect(kept).toBe(2);
  await calls(page, ["RunTask", { cluster: CLUSTER, taskDefinition: "web:29", launchType: "FARGATE", networkConfiguration: NETWORK }]);
  await expect(rows(page, "Tasks")).toHaveCount(3);
  await letPass(page, 60);
  await expect(rows(page, "Tasks").first().getByRole("cell").nth(1)).toHaveText("RUNNING");
  expect(await page.evaluate(() => (window as unknown as { changed: string[] }).changed)).toEqual([]);
  await expect(checkbox(page, first)).toBeChecked();
  await expect(table(page, "Tasks").getByRole("link", { name: first, exact: true })).toBeFocused();
});

test("a task that a sentinel image makes fail says why", async ({ page }) => {
  await runSite(page, 0);
  const container = { name: "app", image: "taskdef-lab/exits:3", memory: 64 };
  await calls(
    page,
    ["RegisterTaskDefinition", {
      family: "breaks", networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "256", memory: "512",
      containerDefinitions: [container],
    }],
    ["RunTask", { cluster: CLUSTER, taskDefinition: "breaks", launchType: "FARGATE", networkConfiguration: NETWORK }],
  );
  await open(page, clusterPage("tasks"));
  const [id = ""] = await taskIds(page);
  await table(page, "Tasks").getByRole("link", { name: id, exact: true }).click();
  await letPass(page, 300);
  await expect(fact(page, "Stop code")).toHaveText("EssentialContainerExited");
  await expect(rows(page, "Containers").getByRole("cell").last()).toHaveText("3");
});

test("a task that is not there says so and leads to the others", async ({ page }) => {
  await runSite(page, 0);
  await open(page, `#/us-east-1/clusters/${CLUSTER}/tasks/${"0".repeat(32)}`);
  await expect(page.getByText(/has no such task/)).toBeVisible();
  await page.getByRole("link", { name: `View ${CLUSTER}`, exact: true }).click();
  await expect(page.getByRole("tab", { name: "Tasks", exact: true })).toHaveAttribute("aria-selected", "true");
});
