import { expect, expectDisabled, expectFlash, expectStatus, heading, type Locator, open, type Page, test } from "../lab.ts";

const CREATE = "#/us-east-1/create-task-definition?tab=json";

const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Task definition JSON", exact: true });
const create = (page: Page): Locator => page.getByRole("button", { name: "Create", exact: true });

const MINIMAL = {
  family: "fresh",
  containerDefinitions: [{ name: "app", image: "public.ecr.aws/docker/library/nginx:latest", memory: 128 }],
};

test("a task definition is created from JSON", { tag: "@sub-path" }, async ({ page }) => {
  await open(page, CREATE);
  await expect(heading(page, "Create new task definition")).toBeVisible();
  await editor(page).fill(JSON.stringify(MINIMAL, null, 2));
  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
  await expectFlash(page, "fresh:1 is ACTIVE");
  await page.reload();
  await expect(heading(page, "fresh:1")).toBeVisible();
});

test("a new revision made from an INACTIVE one is the way back", async ({ page }) => {
  await open(page, `${CREATE}&from=web:25`);
  await expect(heading(page, "Create new revision of web")).toBeVisible();
  await expect(page.getByText(/^Based on web:25, which is not ACTIVE\./)).toBeVisible();
  await create(page).click();
  await expect(heading(page, "web:31")).toBeVisible();
  await open(page, "#/us-east-1/task-definitions/web");
  await expectStatus(page, "web:31", "ACTIVE");
});

test("JSON that is not well-formed is told by line and can't be sent", async ({ page }) => {
  await open(page, CREATE);
  await editor(page).fill('{\n  "family": "fresh",\n  oops\n}');
  await expect(editor(page)).toHaveAccessibleDescription(/Line 3, column \d+/);
  await expectDisabled(create(page), "Mend the JSON first.");
});

test("a value of a wrong type is told by line", async ({ page }) => {
  await open(page, CREATE);
  await editor(page).fill('{\n  "family": 7,\n  "containerDefinitions": []\n}');
  await expect(editor(page)).toHaveAccessibleDescription(/Line 2: /);
});

test("what ECS refuses is told in its words, and no number is used", async ({ page }) => {
  await open(page, CREATE);
  await editor(page).fill(JSON.stringify({ ...MINIMAL, containerDefinitions: [] }, null, 2));
  await create(page).click();
  await expect(editor(page)).toHaveAccessibleDescription(/ClientException: /);
  await expect(editor(page)).toBeFocused();
  await editor(page).fill(JSON.stringify(MINIMAL, null, 2));
  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
});

test("what is unfinished is there again after a reload and on coming back, until it is created or cancelled", async ({ page }) => {
  await open(page, CREATE);
  await editor(page).fill(JSON.stringify(MINIMAL, null, 2));
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await expect(heading(page, "Settings")).toBeVisible();
  await page.goBack();
  await expect(editor(page)).toHaveValue(/"family": "fresh"/);
  await page.reload();
  await expect(editor(page)).toHaveValue(/"family": "fresh"/);
  await page.getByRole("button", { name: "Begin anew", exact: true }).click();
  await expect(editor(page)).toHaveValue(/"family": ""/);
  await expect(page.getByText("This goes on from what you wrote here before")).toHaveCount(0);
  await editor(page).fill("{ broken");
  await page.getByRole("link", { name: "Cancel", exact: true }).click();
  await expect(heading(page, "Task definitions")).toBeVisible();
  await open(page, CREATE);
  await expect(editor(page)).toHaveValue(/"family": ""/);
  await editor(page).fill(JSON.stringify(MINIMAL, null, 2));
  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
  await open(page, CREATE);
  await expect(editor(page)).toHaveValue(/"family": ""/);
});
