// `window.taskdefLab`: the methods of the npm package, on the account that shows.

import {
  expect,
  expectNames,
  expectStatus,
  familyPage,
  filterStatus,
  following,
  heading,
  open,
  type Page,
  revisions,
  row,
  test,
} from "../lab.ts";
import type { Sandbox } from "../../npm/src/index.d.ts";

type Lab = Omit<Sandbox, "constructor">;

/** Runs a script in the page, once that offers its account. What it throws is answered in words. */
async function script<T>(page: Page, run: (lab: Lab) => T): Promise<T | string> {
  await page.waitForFunction(() => "taskdefLab" in window);
  return page.evaluate(`(() => {
    try { return (${run.toString()})(window.taskdefLab); } catch (error) { return error.name + ": " + error.message; }
  })()`);
}

test("what a script does shows at once and is kept", { tag: "@sub-path" }, async ({ page }) => {
  await open(page, familyPage("web"));
  const answer = await script(page, (lab) => lab.deregisterTaskDefinition({ taskDefinition: "web:30" }));
  expect(answer).toMatchObject({ taskDefinition: { family: "web", revision: 30, status: "INACTIVE" } });
  await expectNames(revisions(page), ["web:29", "web:28", "web:27", "web:26"]);
  await page.reload();
  await filterStatus(page, "Inactive");
  await expectStatus(page, "web:30", "INACTIVE");
});

test("a request of the protocol is answered as on the wire, in the region that shows unless it names one", async ({ page }) => {
  await open(page, "#/eu-west-1/task-definitions");
  const list = (lab: Lab) =>
    ["", "us-east-1", "nowhere-1"].map((region) => {
      const target = "AmazonEC2ContainerServiceV20141113.ListTaskDefinitionFamilies";
      return lab.handle({ region, target, body: '{"status":"ACTIVE"}' });
    });
  const [here, first, nowhere] = (await script(page, list)) as { status: number; body: string }[];
  expect(here).toEqual({ status: 200, body: '{"families":["log-router","web"]}' });
  expect(first?.body).toContain("nightly-report");
  expect(nowhere?.status).toBe(400);
});

test("a refusal is an error with ECS's code and words, and the page goes on", async ({ page }) => {
  await open(page, familyPage("web"));
  const refused = await script(page, (lab) => lab.deregisterTaskDefinition({ taskDefinition: "web" }));
  expect(refused).toBe("InvalidParameterException: Revision is missing");
  const throwing = await script(page, (lab) =>
    lab.describeTaskDefinition({
      get taskDefinition(): string {
        throw new Error("no");
      },
    }),
  );
  expect(throwing).toContain("no");
  const described = await script(page, (lab) => lab.describeTaskDefinition({ taskDefinition: "web" }));
  expect(described).toMatchObject({ taskDefinition: { revision: 30 } });
});

test("time is advanced, and what was to happen has happened", async ({ page }) => {
  await open(page, familyPage("sandbox-test"));
  await filterStatus(page, "All");
  await expectNames(revisions(page), ["sandbox-test:2", "sandbox-test:1"]);
  const times = (await script(page, (lab) => {
    const before = lab.now();
    lab.advance(3_600_000);
    return [before, lab.now()];
  })) as number[];
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(3_600_000);
  await expectNames(revisions(page), ["sandbox-test:2"]);
  // It goes on from there after a reload.
  await page.reload();
  await expect(heading(page, "sandbox-test")).toBeVisible();
  expect(await script(page, (lab) => lab.now())).toBeGreaterThanOrEqual(times[1]!);
});

test("a script goes from event to event, on what runs on the page's account", async ({ page }) => {
  await open(page, familyPage("web"));
  const running = await script(page, (lab) => {
    const cluster = "production";
    lab.updateService({ cluster, service: "web", desiredCount: 5 });
    const count = () => lab.describeServices({ cluster, services: ["web"] }).services[0]?.runningCount;
    for (let next = lab.nextEvent(); count() !== 5 && next !== null; next = lab.nextEvent()) {
      lab.advance(Math.max(0, next - lab.now()));
    }
    return count();
  });
  expect(running).toBe(5);
});

test("a state is taken out and put in, and settings are what they are set to", async ({ page }) => {
  await open(page, familyPage("web"));
  const text = (await script(page, (lab) => {
    const text = lab.exportState();
    lab.deregisterTaskDefinition({ taskDefinition: "web:30" });
    lab.configure({ enforcementWindowSeconds: 600, throttling: true });
    return text;
  })) as string;
  await expect(row(page, "web:30")).toHaveCount(0);
  expect(await script(page, (lab) => lab.settings())).toEqual({
    enforcementWindowSeconds: 600,
    retention: "indefinite",
    throttling: true,
  });
  await page.evaluate(`window.taskdefLab.importState(${JSON.stringify(text)})`);
  await expectStatus(page, "web:30", "ACTIVE");
  expect(await script(page, (lab) => lab.importState("garbage"))).toContain("The state can't be read");
  expect(await script(page, (lab) => lab.configure({ enforcementWindowSeconds: 601 }))).toContain("601");
  await script(page, (lab) => lab.reset());
  await expectStatus(page, "web:30", "ACTIVE");
});

test("what waits for the page's account can change it at once", async ({ page }) => {
  await page.addInitScript(`addEventListener("taskdef-lab:ready", () => {
    try { window.done = window.taskdefLab.deregisterTaskDefinition({ taskDefinition: "web:30" }).taskDefinition.status; }
    catch (error) { window.done = error.message; }
  })`);
  await open(page, familyPage("web"));
  await page.waitForFunction("window.done !== undefined");
  expect(await page.evaluate("window.done")).toBe("INACTIVE");
});

test("in a tab that follows, a script can read, and is told who holds the sandbox", async ({ page, context }) => {
  await open(page, familyPage("web"));
  await script(page, (lab) => lab.now());
  const second = await context.newPage();
  await open(second, familyPage("web"));
  await expect(following(second)).toBeVisible();
  const refused = await script(second, (lab) => lab.deregisterTaskDefinition({ taskDefinition: "web:30" }));
  expect(refused).toMatch(/^Error: .*tab/);
  await expectStatus(second, "web:30", "ACTIVE");
  const read = await script(second, (lab) => lab.describeTaskDefinition({ taskDefinition: "web" }));
  expect(read).toMatchObject({ taskDefinition: { revision: 30 } });
});
