// What a test says about the page, in the words of someone who uses it.
// Things are found by role and accessible name only, so that a test which passes also shows that a screen reader's
// user can find them.

import { expect, test as base, type Locator, type Page } from "@playwright/test";
import axe from "axe-core";

export { expect } from "@playwright/test";
export type { Locator, Page } from "@playwright/test";

/**
 * Playwright's `test`, which in addition fails when the page threw or logged an error.
 * A test that provokes errors names those it expects: `test.use({ expectedErrors: [/storage is full/] })`.
 */
export const test = base.extend<{ expectedErrors: RegExp[]; noErrors: void }>({
  expectedErrors: [[], { option: true }],
  noErrors: [
    async ({ context, expectedErrors }, use) => {
      const errors: string[] = [];
      const note = (text: string) => {
        if (!expectedErrors.some((expected) => expected.test(text))) errors.push(text);
      };
      context.on("weberror", (webError) => note(webError.error().message));
      context.on("console", (message) => {
        if (message.type() === "error") note(`${message.text()} (${message.location().url})`);
      });
      await use();
      expect(errors, "errors that the page threw or logged").toEqual([]);
    },
    { auto: true },
  ],
});

export type FamilyStatus = "Active" | "Inactive" | "All";
export type RevisionStatus = FamilyStatus | "Delete in progress";

/** Goes to a route, such as `#/us-east-1/task-definitions/web`, of the site that the test runs against. */
export async function open(page: Page, hash = ""): Promise<void> {
  await page.goto(`./${hash}`);
  // The page's outline, which has a heading too, is there before the page.
  await expect(page.getByText("Loading", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

/** The files of the built site: its script, the wasm that a first visit waits for, and the wasm that comes later. */
export const SCRIPT = /\/console-[0-9a-f]+\.js$/;
export const WASM = /\/console-[0-9a-f]+_bg\.wasm$/;
export const LATER = /\/pages-[0-9a-f]+\.wasm$/;

/** Holds back a file of the site until what this answers is called. */
export async function holdBack(page: Page, file: RegExp): Promise<() => void> {
  const { promise, resolve } = deferred();
  await page.route(file, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** The page's own heading, which names the page or the resource. */
export const heading = (page: Page, name: string): Locator =>
  page.getByRole("heading", { level: 1, name, exact: true });

/** The table of the families of a region. */
export const families = (page: Page): Locator =>
  page.getByRole("table", { name: "Task definitions", exact: true });

/** The table of a family's revisions. */
export const revisions = (page: Page): Locator =>
  page.getByRole("table", { name: "Revisions", exact: true });

/** The row of a family, `web`, or of a revision, `web:3`, wherever its table is. */
export const row = (page: Page, name: string): Locator =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });

/** Chooses a family on the page Task definitions. */
export async function openFamily(page: Page, family: string): Promise<void> {
  await families(page).getByRole("link", { name: family, exact: true }).click();
  await expect(heading(page, family)).toBeVisible();
}

/** Chooses a region by its id, `us-west-2`. */
export async function chooseRegion(page: Page, region: string): Promise<void> {
  await page.getByRole("combobox", { name: "Region", exact: true }).selectOption(region);
}

/** Shows the families or revisions of one status. */
export async function filterStatus(page: Page, status: RevisionStatus): Promise<void> {
  await page
    .getByRole("combobox", { name: "Filter status", exact: true })
    .selectOption({ label: status });
}

/** The checkbox of a family or revision. */
export const checkbox = (page: Page, name: string): Locator =>
  page.getByRole("checkbox", { name: `Select ${name}`, exact: true });

/** Selects families or revisions by their names, `web:3`. */
export async function select(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) await checkbox(page, name).check();
}

/** Opens a menu and answers one of its items. */
export async function menuItem(page: Page, menu: "Actions" | "Deploy" | "Stop", item: string): Promise<Locator> {
  const button = page.getByRole("button", { name: menu, exact: true });
  if ((await button.getAttribute("aria-expanded")) !== "true") await button.click();
  return page.getByRole("menuitem", { name: item, exact: true });
}

/** Chooses an item of the menu Actions. */
export async function chooseAction(page: Page, item: string): Promise<void> {
  await (await menuItem(page, "Actions", item)).click();
}

/** Shows that an item of a menu can't be chosen now, and says why. */
export async function expectDisabled(item: Locator, reason: string | RegExp): Promise<void> {
  await expect(item).toHaveAttribute("aria-disabled", "true");
  await expect(item).toHaveAccessibleDescription(reason);
}

/** An open dialog, by its title. */
export const dialog = (page: Page, title: string): Locator =>
  page.getByRole("dialog", { name: title, exact: true });

/** The place where flash messages appear, with their buttons. */
export const flashes = (page: Page): Locator =>
  page.getByRole("region", { name: "Notifications", exact: true });

/** Shows that a flash message says this. */
export async function expectFlash(page: Page, text: string | RegExp): Promise<void> {
  await expect(flashes(page)).toContainText(text);
}

/** WCAG 2.2 up to AA, and what axe holds for good practice. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Shows that axe finds nothing to object to on the page as it is now, or in a part of it. */
export async function expectNoAxeViolations(page: Page, options: { within?: Locator } = {}): Promise<void> {
  await settled(page);
  // Evaluated rather than added as a script, which a strict content security policy would rightly refuse.
  await page.evaluate(axe.source);
  const part = await options.within?.elementHandle();
  const violations = await page.evaluate(
    async ([part, tags]) => {
      const { axe } = window as unknown as { axe: typeof import("axe-core") };
      const results = await axe.run(part ?? document, {
        runOnly: { type: "tag", values: tags },
        resultTypes: ["violations"],
      });
      return results.violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
      );
    },
    [part ?? null, RULES] as const,
  );
  expect(violations, `axe, at ${page.url()}`).toEqual([]);
}

/** Waits until nothing moves or fades any more: half-faded text has a contrast of its own. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const finite = (animation: Animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
    await Promise.allSettled(document.getAnimations().filter(finite).map(({ finished }) => finished));
  });
}

/** Shows that a revision of the table has this status. */
export async function expectStatus(
  page: Page,
  name: string,
  status: "ACTIVE" | "INACTIVE" | "DELETE_IN_PROGRESS",
): Promise<void> {
  await expect(row(page, name).getByRole("cell", { name: status, exact: true })).toBeVisible();
}

/** The flash message that says this, with its buttons: a message has no role of its own, the list it is in has. */
export const flash = (page: Page, text: string | RegExp): Locator =>
  flashes(page)
    .locator(":scope > * > *")
    .filter({ hasText: text });

/** The filter's text box of the families or revisions. */
export const find = (page: Page, what: "task definitions" | "revisions"): Locator =>
  page.getByRole("searchbox", { name: `Find ${what}`, exact: true });

/** Shows the names, `web` or `web:3`, that a table lists, in their order. */
export async function expectNames(table: Locator, names: string[]): Promise<void> {
  await expect(table.getByRole("rowheader")).toHaveText(names);
}

/** Shows how many of the seven steps in the help panel are ticked. */
export async function expectStepsDone(page: Page, count: number): Promise<void> {
  const steps = page.getByRole("complementary", { name: "Help", exact: true }).getByRole("list").first();
  const words = Array.from({ length: 7 }, (_, step) => (step < count ? /^Done: / : /^To do: /));
  await expect(steps.getByRole("listitem")).toHaveText(words);
}

/** Opens the dialog that deregisters what is selected. */
export async function askToDeregister(page: Page, title = "Deregister task definition"): Promise<Locator> {
  await chooseAction(page, "Deregister");
  const opened = dialog(page, title);
  await expect(opened).toBeVisible();
  return opened;
}

/** Opens the dialog that deletes what is selected. */
export async function askToDelete(page: Page, title = "Delete task definition"): Promise<Locator> {
  await chooseAction(page, "Delete");
  const opened = dialog(page, title);
  await expect(opened).toBeVisible();
  return opened;
}

/** Deregisters revisions of the family whose page is open. */
export async function deregister(page: Page, ...names: string[]): Promise<void> {
  await select(page, ...names);
  const title = names.length === 1 ? "Deregister task definition" : "Deregister task definitions";
  await (await askToDeregister(page, title)).getByRole("button", { name: "Deregister", exact: true }).click();
  await expectFlash(page, names.length === 1 ? `${names[0]} is INACTIVE` : `${names.length} revisions are INACTIVE`);
}

/** Presses Tab until something has the focus, as those do who have no mouse. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  const has = () => target.evaluate((element) => element === document.activeElement);
  for (let press = 0; press < 60 && !(await has()); press += 1) await page.keyboard.press("Tab");
  await expect(target).toBeFocused();
}

/** A family's page in the first region. */
export const familyPage = (family: string): string => `#/us-east-1/task-definitions/${family}`;

/** The words that offer a call which ECS is going to refuse. */
export const SEND_ANYWAY = "Send the call anyway (sandbox only)";

/** The key that the sandbox is kept under where the site is at the root of its host. */
export const STATE = "taskdef-lab:/state";

/** What is kept under a key. */
export const stored = (page: Page, key = STATE): Promise<string | null> =>
  page.evaluate((key) => localStorage.getItem(key), key);

/** Puts a text in the place of what is kept, for the next load. */
export const save = (page: Page, text: string): Promise<void> =>
  page.evaluate(([key, text]) => localStorage.setItem(key, text), [STATE, text] as const);

/** The keys of what was set aside. */
export const setAside = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":set-aside:")));

/** Waits until there is something kept, or something other than before. */
export async function expectSaved(page: Page, before: string | null = null): Promise<string> {
  await expect.poll(async () => (await stored(page)) !== before, { message: "that something is saved" }).toBe(true);
  return (await stored(page)) ?? "";
}

/** Uses up what the browser gives the site, to the last character. */
export async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    let filler = "";
    for (let size = 8 * 1024 * 1024; size >= 1; size = Math.floor(size / 2)) {
      try {
        localStorage.setItem("filler", filler + "x".repeat(size));
        filler += "x".repeat(size);
      } catch {
        // The next half may fit.
      }
    }
  });
}

/** Lets the browser refuse to keep anything. */
export async function blockStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
}

/** The banner above every page while something is wrong with what is kept. */
export const trouble = (page: Page, text: string): Locator => page.getByRole("alert").filter({ hasText: text });
export const NOT_SAVED = "Changes are not saved";
export const UNREADABLE = "What was saved could not be read";

/** The banner of a tab that follows another. */
export const following = (page: Page): Locator =>
  page.getByRole("status").filter({ hasText: "Another tab holds this sandbox" });

/** A text that was saved and damaged since. */
export const CORRUPT = 'taskdef-lab state 1\n{"torn": "é\u{1F4A5}\u0000 in the middle';

/** The panel that says that the page can't go on. */
export const failure = (page: Page, title: string): Locator => dialog(page, title);
export const BROKEN = "Something went wrong";

/** Breaks the page, as its own code does when it meets a mistake: by the event that tells of it. */
export async function breakPage(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new CustomEvent("taskdef-lab:broken", { detail: "a mistake in line 7" })));
}

/** Shows by how many pixels the page scrolls sideways. */
export async function expectSideways(page: Page, pixels: number): Promise<void> {
  const sideways = await page.evaluate(() => {
    window.scrollTo(1000, 0);
    return window.scrollX;
  });
  expect(sideways, "pixels that the page scrolls sideways").toBe(pixels);
}

/** Shows that a screen reader is told this: by a live region, which is found by what it says. */
export async function expectAnnounced(page: Page, text: string): Promise<void> {
  await expect(page.getByText(text, { exact: true }).last()).toHaveAttribute("aria-live", "polite");
}

type Runs = [number, number][];
interface StoredFamily {
  family: string;
  registered_at: Runs;
  deregistered_at: Runs;
  content: Runs;
  active: [number, number][];
}
interface StoredAccount {
  regions: { families: StoredFamily[] }[];
}

/**
 * A saved sandbox with more ACTIVE revisions of a family in the first region, each as the last one, which has to be
 * ACTIVE. What is saved is a line with a checksum, a line of columns, a line of what runs and a line per content:
 * `crates/journal/src/text.rs`.
 */
export function withRevisions(saved: string, name: string, more: number): string {
  const [header = "", columns = "", ...rest] = saved.split("\n");
  const account = JSON.parse(columns) as StoredAccount;
  const family = account.regions[0]?.families.find(({ family }) => family === name);
  if (family === undefined) throw new Error(`There is no family ${name} in what was saved.`);
  const rows = family.content.reduce((sum, [count]) => sum + count, 0);
  for (const column of [family.registered_at, family.deregistered_at, family.content]) column.push([more, 0]);
  family.active.push([rows + 1, rows + more]);
  return sealed(header, [JSON.stringify(account), ...rest]);
}

/** A saved sandbox that says this of what runs: the checksum fits, whatever it is. */
export function withRunning(saved: string, running: string): string {
  const [header = "", columns = "", , ...contents] = saved.split("\n");
  return sealed(header, [columns, running, ...contents]);
}

function sealed(header: string, lines: string[]): string {
  const body = lines.join("\n");
  return `${header.split(" ").slice(0, 2).join(" ")} ${checksum(body)}\n${body}`;
}

/** FNV-1a of 64 bits. */
function checksum(text: string): string {
  let sum = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  return sum.toString(16).padStart(16, "0");
}
