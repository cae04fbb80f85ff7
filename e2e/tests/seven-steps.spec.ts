import {
  askToDeregister,
  chooseRegion,
  expect,
  expectFlash,
  expectNames,
  expectStatus,
  expectStepsDone,
  families,
  filterStatus,
  heading,
  open,
  openFamily,
  revisions,
  row,
  select,
  test,
} from "../lab.ts";

test("the seven steps deregister a revision, as the developer guide says", { tag: "@sub-path" }, async ({ page }) => {
  await test.step("1. Open the console", async () => {
    await open(page);
    await expect(heading(page, "Task definitions")).toBeVisible();
  });
  await test.step("2. Choose the region that contains the task definition", async () => {
    await chooseRegion(page, "eu-west-1");
    await expect(page).toHaveURL(/#\/eu-west-1\/task-definitions$/);
    await expectNames(families(page), ["log-router", "web"]);
  });
  await test.step("3. In the navigation pane, choose Task definitions", async () => {
    const pane = page.getByRole("navigation", { name: "Service", exact: true });
    await pane.getByRole("link", { name: "Task definitions", exact: true }).click();
    await expectStepsDone(page, 3);
  });
  await test.step("4. Choose the family that contains the revisions", async () => {
    await openFamily(page, "web");
    await expectNames(revisions(page), ["web:3", "web:2"]);
    await expectStepsDone(page, 4);
  });
  await test.step("5. Select the box to the left of each revision to deregister", async () => {
    await select(page, "web:3");
    await expectStepsDone(page, 5);
  });
  await test.step("6. Choose Actions, Deregister; 7. verify the information and choose Deregister", async () => {
    const asked = await askToDeregister(page);
    await expect(asked).toContainText("web:3");
    await asked.getByRole("button", { name: "Deregister", exact: true }).click();
    await expect(asked).toHaveCount(0);
    await expectFlash(page, "web:3 is INACTIVE");
    await expectStepsDone(page, 7);
  });
  await test.step("The revision has left the ACTIVE ones and stays discoverable among the INACTIVE ones", async () => {
    await expect(row(page, "web:3")).toHaveCount(0);
    await expectNames(revisions(page), ["web:2"]);
    await filterStatus(page, "Inactive");
    await expectNames(revisions(page), ["web:3", "web:1"]);
    await expectStatus(page, "web:3", "INACTIVE");
  });
  await test.step("All of that is so after a reload", async () => {
    await page.reload();
    await expect(heading(page, "web")).toBeVisible();
    await expectNames(revisions(page), ["web:3", "web:1"]);
    await expectStepsDone(page, 7);
    await filterStatus(page, "Active");
    await expectNames(revisions(page), ["web:2"]);
  });
});

test("the flash leads to the INACTIVE revisions and can be dismissed", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions/web");
  await select(page, "web:27");
  const asked = await askToDeregister(page);
  await asked.getByRole("button", { name: "Deregister", exact: true }).click();
  await expectFlash(page, "Success: web:27 is INACTIVE");
  await page.getByRole("link", { name: "View inactive revisions", exact: true }).click();
  await expectStatus(page, "web:27", "INACTIVE");
  await page.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(page.getByText("web:27 is INACTIVE")).toHaveCount(0);
});
