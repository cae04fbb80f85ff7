import { expect, families, heading, open, test } from "../lab.ts";

test("the page opens on the task definitions of the demo account", { tag: "@sub-path" }, async ({ page }) => {
  await open(page);
  await expect(heading(page, "Task definitions")).toBeVisible();
  await expect(families(page)).toBeVisible();
});
