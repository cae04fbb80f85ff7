import { behind, chooseWindow, clockButton, clockSelect, openClock, stopAtNoon } from "../clock.ts";
import {
  askToDelete,
  askToDeregister,
  blockStorage,
  CORRUPT,
  deregister,
  expect,
  expectNoAxeViolations,
  expectSaved,
  expectSideways,
  familyPage,
  fillStorage,
  following,
  type Locator,
  menuItem,
  NOT_SAVED,
  open,
  type Page,
  save,
  select,
  test,
  trouble,
  UNREADABLE,
  withRevisions,
} from "../lab.ts";
import { RUNNING_SIGHTS } from "../running-sights.ts";

const REVISION = "#/us-east-1/task-definitions/web/30";

/** Everything that can be looked at, by what it is called, and the way to it. */
const SIGHTS: [string, (page: Page) => Promise<void>][] = [
  ["the families", (page) => open(page, "#/us-east-1/task-definitions")],
  ["a region without families", (page) => open(page, "#/us-west-2/task-definitions")],
  ["a family with a selection", async (page) => {
    await open(page, `${familyPage("web")}?status=ALL&size=10`);
    await page.getByRole("checkbox", { name: "Select all", exact: true }).check();
  }],
  ["a filter that nothing matches", (page) => open(page, `${familyPage("web")}?filter=77`)],
  ["the menu Actions with its reasons", async (page) => {
    await open(page, `${familyPage("web")}?status=INACTIVE`);
    await select(page, "web:25");
    await expect(await menuItem(page, "Actions", "Deregister")).toBeVisible();
  }],
  ["the dialog Deregister", async (page) => {
    await open(page, `${familyPage("sandbox-test")}?status=ALL`);
    await select(page, "sandbox-test:1", "sandbox-test:2");
    await askToDeregister(page, "Deregister task definitions");
  }],
  ["the dialog Deregister of what is in use", async (page) => {
    await open(page, familyPage("web"));
    await select(page, "web:30");
    await expect(await askToDeregister(page)).toContainText("Service web in production");
  }],
  ["the dialog Delete of what is in use", async (page) => {
    await open(page, `${familyPage("payments")}?status=INACTIVE`);
    await select(page, "payments:3");
    await expect(await askToDelete(page)).toContainText("Service payments in production");
  }],
  ["what uses a revision", async (page) => {
    await open(page, `${REVISION}?tab=used-by`);
    await expect(page.getByRole("table", { name: "Tasks", exact: true })).toBeVisible();
  }],
  ["a revision that nothing uses", (page) => open(page, "#/us-east-1/task-definitions/web/29?tab=used-by")],
  ["the menu Deploy with its reasons", async (page) => {
    await open(page, "#/us-east-1/task-definitions/web/25");
    await expect(await menuItem(page, "Deploy", "Update service")).toBeVisible();
  }],
  ["revisions in their window, after a skip, at another speed", async (page) => {
    await open(page, `${familyPage("web")}?status=ALL`);
    await openClock(page);
    await clockSelect(page, "Speed").selectOption({ label: "×10" });
    await chooseWindow(page, "10 minutes");
    await clockButton(page, "Skip to next event").click();
    await openClock(page);
    await deregister(page, "web:30");
    await expect(page.getByText(/^may still start tasks until/)).toBeVisible();
  }],
  ["a sandbox that is behind the present, and paused", async (page) => {
    await stopAtNoon(page);
    await open(page);
    await openClock(page);
    await clockButton(page, "Pause").click();
    await page.goto("about:blank");
    await page.clock.fastForward("24:00:00");
    await open(page);
    await expect(behind(page)).toBeVisible();
  }],
  ["the dialog Deregister with many names", async (page) => {
    await open(page, `${familyPage("web")}?status=ALL`);
    await page.getByRole("checkbox", { name: "Select all", exact: true }).check();
    await askToDeregister(page, "Deregister task definitions");
  }],
  ["the dialog Delete", async (page) => {
    await open(page, `${familyPage("payments")}?status=ALL`);
    await select(page, "payments:2", "payments:3");
    await askToDelete(page, "Delete task definitions");
  }],
  ["a task definition that is gone on with", async (page) => {
    await open(page, "#/us-east-1/create-task-definition");
    await page.getByRole("textbox", { name: "Task definition family", exact: true }).fill("fresh");
    await page.reload();
    await expect(page.getByRole("button", { name: "Begin anew", exact: true })).toBeVisible();
  }],
  ["messages of success and of failure", async (page) => {
    await open(page, `${familyPage("payments")}?status=ALL`);
    await select(page, "payments:2", "payments:3");
    const asked = await askToDelete(page, "Delete task definitions");
    await asked.getByRole("textbox", { name: "To confirm, enter delete", exact: true }).fill("delete");
    await asked.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page.getByRole("button", { name: "Retry", exact: true })).toBeVisible();
  }],
  ["a revision's containers", (page) => open(page, REVISION)],
  ["a revision's JSON", (page) => open(page, `${REVISION}?tab=json`)],
  ["a revision's tags", (page) => open(page, `${REVISION}?tab=tags`)],
  ["the form that creates", (page) => open(page, "#/us-east-1/create-task-definition")],
  ["the form that creates, filled in and refused", async (page) => {
    await open(page, "#/us-east-1/create-task-definition?from=web:25");
    const first = page.getByRole("group", { name: "Container 1", exact: true });
    for (const row of ["port mapping", "environment variable", "environment variable", "secret"]) {
      await first.getByRole("button", { name: `Add ${row}`, exact: true }).click();
    }
    await page.getByRole("button", { name: "Add container", exact: true }).click();
    await page.getByRole("button", { name: "Add tag", exact: true }).click();
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await expect(page.getByText(/^ClientException: /)).toBeVisible();
  }],
  ["the form that creates, refused where it has no field", async (page) => {
    await open(page, "#/us-east-1/create-task-definition?tab=json");
    const definition = { family: "fresh", containerDefinitions: [{ name: "app", image: "nginx", memory: 64, startTimeout: 1 }] };
    await page.getByRole("textbox", { name: "Task definition JSON", exact: true }).fill(JSON.stringify(definition));
    await page.getByRole("button", { name: "Form", exact: true }).click();
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await expect(page.getByRole("button", { name: "Go on as JSON", exact: true })).toBeVisible();
  }],
  ["the JSON that creates", (page) => open(page, "#/us-east-1/create-task-definition?from=payments:3&tab=json")],
  ["the JSON that creates, with an error", async (page) => {
    await open(page, "#/us-east-1/create-task-definition?tab=json");
    await page.getByRole("textbox", { name: "Task definition JSON", exact: true }).fill("{");
    await expect(page.getByText(/^Line 1, column/)).toBeVisible();
  }],
  ["the settings", (page) => open(page, "#/settings")],
  ["the dialog Start over", async (page) => {
    await open(page, "#/settings");
    await page.getByRole("button", { name: "Start over", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Start over", exact: true })).toBeVisible();
  }],
  ["a page that does not exist", (page) => open(page, "#/nowhere")],
  ["more pages of a table than have a button", async (page) => {
    await open(page, `${familyPage("web")}?status=ALL&size=10`);
    await save(page, withRevisions(await expectSaved(page), "web", 70));
    await page.reload();
    await page.getByRole("textbox", { name: "Jump to page", exact: true }).fill("11");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Enter a page number from 1 to 10.", { exact: true })).toBeVisible();
  }],
  ["the banner of storage that is blocked", async (page) => {
    await blockStorage(page);
    await open(page, familyPage("web"));
    await expect(trouble(page, NOT_SAVED)).toContainText("The browser blocks storage");
  }],
  ["the banner of storage that is full", async (page) => {
    await open(page, familyPage("web"));
    await expectSaved(page);
    await fillStorage(page);
    await deregister(page, "web:30");
    await expect(trouble(page, NOT_SAVED)).toContainText("is full");
  }],
  ["the banner of what could not be read, and where it is listed", async (page) => {
    await open(page, "#/settings");
    await expectSaved(page);
    await save(page, CORRUPT);
    await page.reload();
    await expect(trouble(page, UNREADABLE)).toBeVisible();
    await expect(page.getByRole("heading", { name: "Set aside", exact: true })).toBeVisible();
  }],
  ["a tab that follows another", async (page) => {
    await open(await page.context().newPage());
    await open(page, familyPage("web"));
    await expect(following(page).getByRole("button", { name: "Take over here", exact: true })).toBeVisible();
  }],
  ...RUNNING_SIGHTS,
];

const WIDTHS: [string, number][] = [["wide", 1280], ["320 pixels wide", 320]];

for (const [name, show] of SIGHTS) {
  for (const [words, width] of WIDTHS) {
    test(`axe finds nothing in ${name}, ${words}, light and dark`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      await page.emulateMedia({ colorScheme: "light" });
      await show(page);
      await expectNoAxeViolations(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await expectNoAxeViolations(page);
      await expectSideways(page, 0);
    });
  }
}

test("axe finds nothing in the help panel over a narrow page", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 720 });
  await open(page);
  await page.getByRole("button", { name: "Help", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Deregister a revision", exact: true })).toBeVisible();
  await expectNoAxeViolations(page);
});

for (const [name, show] of SIGHTS) {
  test(`nothing is cut off or sideways at 400 % in ${name}`, async ({ page }) => {
    // What a window of 1280 by 1024 has at 400 %.
    await page.setViewportSize({ width: 320, height: 256 });
    await show(page);
    await expectSideways(page, 0);
    await expectNoAxeViolations(page);
  });
}

test("at 400 % a revision is deregistered, with every button in reach", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page, familyPage("web"));
  await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
  await select(page, "web:30");
  const asked = await askToDeregister(page);
  const act = asked.getByRole("button", { name: "Deregister", exact: true });
  await expect(act, "the dialog's buttons stay in view").toBeInViewport({ ratio: 1 });
  await act.click();
  await expect(page.getByRole("status").filter({ hasText: "web:30 is INACTIVE" })).toBeInViewport();
});

test("what is told by colour is told without it where the system has colours of its own", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page, familyPage("web"));
  /** A part of the page with what is drawn around it. */
  const looks = async (part: Locator): Promise<string> => {
    const { x, y, width, height } = (await part.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 };
    const picture = await page.screenshot({ clip: { x: x - 8, y: y - 8, width: width + 16, height: height + 16 } });
    return picture.toString("base64");
  };
  const box = page.getByRole("checkbox", { name: "Select web:30", exact: true });
  const unticked = await looks(box);
  await box.check();
  await page.getByRole("heading", { level: 1 }).focus();
  await page.mouse.move(0, 0);
  expect((await looks(box)) === unticked, "that a tick looks as none").toBe(false);

  const actions = page.getByRole("button", { name: "Actions", exact: true });
  const without = await looks(actions);
  await page.getByRole("button", { name: "Deploy", exact: true }).focus();
  await page.keyboard.press("Tab");
  await expect(actions).toBeFocused();
  expect((await looks(actions)) === without, "that the focus looks as none").toBe(false);
});
