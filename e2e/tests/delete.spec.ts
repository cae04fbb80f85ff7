import {
  askToDelete,
  askToDeregister,
  expect,
  expectDisabled,
  expectFlash,
  expectNames,
  expectStatus,
  familyPage,
  filterStatus,
  flash,
  flashes,
  menuItem,
  open,
  revisions,
  row,
  select,
  test,
} from "../lab.ts";

const CONFIRM = { name: "To confirm, enter delete", exact: true };

test("an INACTIVE revision is deleted once the word delete is typed", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=INACTIVE`);
  await select(page, "web:25");
  const asked = await askToDelete(page);
  await expect(asked).toContainText("1 revision will become DELETE_IN_PROGRESS:");
  await expect(asked).toContainText("It can't be reverted, on AWS or here.");
  await expect(asked).toContainText("Its number is never given again");

  const button = asked.getByRole("button", { name: "Delete", exact: true });
  await expectDisabled(button, "Enter delete to confirm.");
  await asked.getByRole("textbox", CONFIRM).fill("delet");
  await expectDisabled(button, "Enter delete to confirm.");
  await asked.getByRole("textbox", CONFIRM).press("Enter");
  await expect(asked).toBeVisible();
  await expect(flashes(page)).toHaveText("");

  await asked.getByRole("textbox", CONFIRM).fill("delete");
  await expect(button).toBeEnabled();
  await button.click();
  await expectFlash(page, "web:25 is DELETE_IN_PROGRESS");
  await expect(row(page, "web:25")).toHaveCount(0);
  await filterStatus(page, "Delete in progress");
  await expectNames(revisions(page), ["web:25"]);
  await expectStatus(page, "web:25", "DELETE_IN_PROGRESS");
});

test("Enter in the field deletes as the button does, and the word is asked for anew each time", async ({ page }) => {
  await open(page, `${familyPage("web")}?status=INACTIVE`);
  await select(page, "web:25", "web:24");
  const asked = await askToDelete(page, "Delete task definitions");
  await asked.getByRole("textbox", CONFIRM).fill("delete");
  await page.keyboard.press("Escape");
  await expect(asked).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Actions", exact: true })).toBeFocused();
  const again = await askToDelete(page, "Delete task definitions");
  await expect(again.getByRole("textbox", CONFIRM)).toHaveValue("");
  await again.getByRole("textbox", CONFIRM).fill("delete");
  await again.getByRole("textbox", CONFIRM).press("Enter");
  await expectFlash(page, "2 revisions are DELETE_IN_PROGRESS");
});

test("a DELETE_IN_PROGRESS revision can be neither deregistered nor deleted again", async ({ page }) => {
  await open(page, `${familyPage("sandbox-test")}?status=DELETE_IN_PROGRESS`);
  await select(page, "sandbox-test:1");
  await expectDisabled(await menuItem(page, "Actions", "Deregister"), /in the process of being deleted/);
  await expectDisabled(
    await menuItem(page, "Actions", "Delete"),
    "Already DELETE_IN_PROGRESS. Deleting it again succeeds and changes nothing.",
  );
});

test("of an ACTIVE and an INACTIVE revision one is deleted, and Retry deletes the other once it is INACTIVE", async ({ page }) => {
  await open(page, `${familyPage("payments")}?status=ALL`);
  await select(page, "payments:2", "payments:3");
  const asked = await askToDelete(page, "Delete task definitions");
  await expect(asked).toContainText("1 revision will become DELETE_IN_PROGRESS:");
  await expect(asked).toContainText("1 revision can't be deleted:");
  await expect(asked).toContainText("The specified task definition is still in ACTIVE status.");
  await asked.getByRole("textbox", CONFIRM).fill("delete");
  await asked.getByRole("button", { name: "Delete", exact: true }).click();

  await expect(flash(page, "payments:3 is DELETE_IN_PROGRESS")).toContainText("1 of 2 selected. The others are below.");
  const failed = flash(page, "payments:2 not deleted");
  await expect(failed).toContainText("The specified task definition is still in ACTIVE status.");
  await expect(failed).toContainText("Only INACTIVE revisions can be deleted. Deregister it first.");
  await expectStatus(page, "payments:2", "ACTIVE");

  await select(page, "payments:2");
  await (await askToDeregister(page)).getByRole("button", { name: "Deregister", exact: true }).click();
  await expectFlash(page, "payments:2 is INACTIVE");
  await failed.getByRole("button", { name: "Retry", exact: true }).click();
  await expectFlash(page, "payments:2 is DELETE_IN_PROGRESS");
  await expectStatus(page, "payments:2", "DELETE_IN_PROGRESS");
});
