// What tests say of clusters, services and tasks, in the words of someone who uses them.

import { expect, type Locator, open, type Page } from "./lab.ts";
import type { Sandbox } from "../npm/src/index.d.ts";

type Lab = Omit<Sandbox, "constructor">;
type Call = [operation: string, input: object];

/** The cluster that tests make for themselves. */
export const CLUSTER = "shop";

/** The network of the calls that tests make. */
export const NETWORK = {
  awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d"], securityGroups: ["sg-0a1b2c3d"], assignPublicIp: "ENABLED" },
};

/** Makes calls as a script does, and answers what the last one was answered. Each has to succeed. */
export async function calls(page: Page, ...calls: Call[]): Promise<Record<string, unknown>> {
  await page.waitForFunction(() => "taskdefLab" in window);
  const answers = await page.evaluate((calls) => {
    const { taskdefLab } = window as unknown as { taskdefLab: Lab };
    return calls.map(([operation, input]) => {
      const target = `AmazonEC2ContainerServiceV20141113.${operation}`;
      return taskdefLab.handle({ target, body: JSON.stringify(input) });
    });
  }, calls);
  for (const [at, { status, body }] of answers.entries()) {
    expect(status, `${calls[at]?.[0]}: ${body}`).toBe(200);
  }
  return JSON.parse(answers.at(-1)?.body ?? "{}") as Record<string, unknown>;
}

/** Moves the sandbox's clock on. */
export async function letPass(page: Page, seconds: number): Promise<void> {
  await page.evaluate((ms) => (window as unknown as { taskdefLab: Lab }).taskdefLab.advance(ms), seconds * 1000);
}

/** Creates the cluster with the service `site` of some tasks of a revision, and waits until they run. */
export async function runSite(page: Page, count = 2, taskDefinition = "web:30"): Promise<void> {
  await open(page, "#/us-east-1/clusters");
  await calls(
    page,
    ["CreateCluster", { clusterName: CLUSTER }],
    ["CreateService", site(count, taskDefinition)],
  );
  await letPass(page, 120);
}

/** What creates the service `site`. */
export const site = (desiredCount: number, taskDefinition: string): object => ({
  cluster: CLUSTER,
  serviceName: "site",
  taskDefinition,
  desiredCount,
  launchType: "FARGATE",
  networkConfiguration: NETWORK,
});

/** Pages of the first region. */
export const clustersPage = "#/us-east-1/clusters";
export const clusterPage = (tab = "services", cluster = CLUSTER): string =>
  `#/us-east-1/clusters/${cluster}?tab=${tab}`;
export const servicePage = (service = "site", tab = "health"): string =>
  `#/us-east-1/clusters/${CLUSTER}/services/${service}?tab=${tab}`;

/** A table, by its name. */
export const table = (
  page: Page,
  name: "Clusters" | "Services" | "Tasks" | "Deployments" | "Events" | "Containers" | "Container instances" | "Tags",
): Locator => page.getByRole("table", { name, exact: true });

/** The rows of a table, without its header. */
export const rows = (page: Page, name: Parameters<typeof table>[1]): Locator =>
  table(page, name).getByRole("row").filter({ has: page.getByRole("rowheader") });

/** Opens a tab of the page. */
export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole("tab", { name, exact: true }).click();
  await expect(page.getByRole("tab", { name, exact: true })).toHaveAttribute("aria-selected", "true");
}

/** What stands at a name among the facts of a page. */
export const fact = (page: Page, name: string): Locator =>
  page.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) }).locator("xpath=following-sibling::dd");

/** A button of the page. */
export const button = (page: Page | Locator, name: string): Locator => page.getByRole("button", { name, exact: true });

/** The ids of the tasks that a table lists. */
export async function taskIds(page: Page): Promise<string[]> {
  const links = table(page, "Tasks").getByRole("rowheader").getByRole("link");
  await expect(links.first()).toBeVisible();
  return links.evaluateAll((links) => links.map((link) => link.textContent ?? ""));
}

/** A field of a form. */
export const choice = (page: Page, name: string): Locator => page.getByRole("combobox", { name, exact: true });
export const text = (page: Page | Locator, name: string): Locator => page.getByRole("textbox", { name, exact: true });
