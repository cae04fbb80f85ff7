import { expect, expectDisabled, expectFlash, expectStatus, heading, type Locator, open, type Page, tabTo, test } from "../lab.ts";

const CREATE = "#/us-east-1/create-task-definition";

type Scope = Page | Locator;

/** A field by its label, whether it may be left empty or not. */
const labelled = (label: string): RegExp => new RegExp(`^${label}( - optional)?$`);
const field = (scope: Scope, label: string): Locator => scope.getByRole("textbox", { name: labelled(label) });
const choice = (scope: Scope, label: string): Locator => scope.getByRole("combobox", { name: labelled(label) });
const tick = (scope: Scope, name: string): Locator => scope.getByRole("checkbox", { name, exact: true });
const button = (scope: Scope, name: string): Locator => scope.getByRole("button", { name, exact: true });
const group = (scope: Scope, name: string): Locator => scope.getByRole("group", { name, exact: true });
const container = (page: Page, number = 1): Locator => group(page, `Container ${number}`);
const create = (page: Page): Locator => button(page, "Create");
const editor = (page: Page): Locator => page.getByRole("textbox", { name: "Task definition JSON", exact: true });

/** Opens the JSON of what was filled in so far, and reads it. */
async function asJson(page: Page): Promise<unknown> {
  await button(page, "JSON").click();
  await expect(button(page, "JSON")).toHaveAttribute("aria-pressed", "true");
  return JSON.parse(await editor(page).inputValue());
}

/** Opens the form on this input of RegisterTaskDefinition. */
async function openForm(page: Page, input: object): Promise<void> {
  await open(page, `${CREATE}?tab=json`);
  await editor(page).fill(JSON.stringify(input));
  await button(page, "Form").click();
  await expect(button(page, "Form")).toHaveAttribute("aria-pressed", "true");
}

/** Shows that creating is refused in these words, at a field that has the focus then. */
async function expectRefused(page: Page, at: Locator, words: string | RegExp): Promise<void> {
  await create(page).click();
  await expect(at).toBeFocused();
  await expect(at).toHaveAccessibleDescription(words);
  await expect(at).toHaveAttribute("aria-invalid", "true");
}

/** A task definition that ECS takes. */
const GOOD = { family: "fresh", containerDefinitions: [{ name: "app", image: "nginx", memory: 64 }] };
const withContainer = (more: object) => ({
  ...GOOD,
  containerDefinitions: [{ ...GOOD.containerDefinitions[0], ...more }],
});

test("a small task definition for EC2 is created by form", { tag: "@sub-path" }, async ({ page }) => {
  await open(page, CREATE);
  await expect(heading(page, "Create new task definition")).toBeVisible();
  await field(page, "Task definition family").fill("fresh");
  await tick(page, "Amazon EC2 instances").check();
  await choice(page, "Network mode").selectOption("bridge");
  await field(container(page), "Name").fill("web");
  await field(container(page), "Image URI").fill("nginx");
  await field(container(page), "Memory hard limit").fill("");
  await field(container(page), "Memory soft limit").fill("128");
  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
  await expectFlash(page, "fresh:1 is ACTIVE");
});

test("one for Fargate, with a sidecar, a port, variables, logs and a tag", async ({ page }) => {
  await open(page, CREATE);
  await field(page, "Task definition family").fill("shop");
  await tick(page, "AWS Fargate").check();
  await expect(choice(page, "Network mode")).toHaveValue("awsvpc");
  await choice(page, "Operating system").selectOption("LINUX");
  await choice(page, "CPU architecture").selectOption("ARM64");
  await choice(page, "Task CPU").selectOption("0.25 vCPU");
  await expect(choice(page, "Task memory").getByRole("option")).toHaveText(["Not set", "0.5 GB", "1 GB", "2 GB"]);
  await choice(page, "Task memory").selectOption("1 GB");
  await field(page, "Task execution role").fill("arn:aws:iam::111122223333:role/ecsTaskExecutionRole");
  const app = container(page);
  await field(app, "Memory hard limit").fill("");
  await button(app, "Add port mapping").click();
  const port = field(group(app, "Port mapping 1"), "Container port");
  await expect(port).toBeFocused();
  await port.fill("8080");
  await expect(field(group(app, "Port mapping 1"), "Host port"), "which is the container's").toHaveCount(0);
  await button(app, "Add environment variable").click();
  await expect(field(group(app, "Environment variable 1"), "Key")).toBeFocused();
  await page.keyboard.type("MODE");
  await field(group(app, "Environment variable 1"), "Value").fill("live");
  await button(app, "Add secret").click();
  await field(group(app, "Secret 1"), "Key").fill("TOKEN");
  await field(group(app, "Secret 1"), "Value from \\(ARN\\)").fill("arn:aws:ssm:us-east-1:111122223333:parameter/token");
  await tick(app, "Use log collection").check();
  await expect(field(app, "Log group")).toHaveValue("/ecs/shop");
  await button(page, "Add container").click();
  await expect(field(container(page, 2), "Name")).toBeFocused();
  await page.keyboard.type("proxy");
  await field(container(page, 2), "Image URI").fill("envoy");
  await expect(tick(container(page, 2), "Essential container")).not.toBeChecked();
  await button(page, "Add tag").click();
  await field(group(page, "Tag 1"), "Key").fill("team");
  await field(group(page, "Tag 1"), "Value").fill("storefront");
  expect(await asJson(page)).toEqual({
    family: "shop",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
    cpu: "256",
    memory: "1024",
    executionRoleArn: "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
    containerDefinitions: [
      {
        name: "app",
        image: "public.ecr.aws/docker/library/busybox:1.36",
        portMappings: [{ containerPort: 8080, protocol: "tcp" }],
        environment: [{ name: "MODE", value: "live" }],
        secrets: [{ name: "TOKEN", valueFrom: "arn:aws:ssm:us-east-1:111122223333:parameter/token" }],
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": "/ecs/shop", "awslogs-region": "us-east-1", "awslogs-stream-prefix": "ecs" },
        },
      },
      { name: "proxy", image: "envoy", essential: false },
    ],
    tags: [{ key: "team", value: "storefront" }],
  });
  await create(page).click();
  await expect(heading(page, "shop:1")).toBeVisible();
});

test("no field complains before creating was attempted", async ({ page }) => {
  await open(page, CREATE);
  await expect(field(page, "Task definition family")).toHaveValue("");
  await expect(page.getByText(/Exception: /)).toHaveCount(0);
  await expectRefused(page, field(page, "Task definition family"), /^ClientException: Family can not be blank\./);
  await page.keyboard.type("fresh");
  await expect(page.getByText(/Exception: /)).toHaveCount(0);
});

test("a field that was left says what is wrong with it", async ({ page }) => {
  await open(page, CREATE);
  const family = field(page, "Task definition family");
  await family.fill("two words");
  await expect(page.getByText(/Exception: /), "while it is being filled in").toHaveCount(0);
  await field(container(page), "Name").focus();
  await expect(family).toHaveAccessibleDescription(/^ClientException: Family contains invalid characters\./);
  await family.fill("two-words");
  await expect(family).toHaveAccessibleDescription(/^Up to 255 letters/);
});

test("a refusal is shown at the field it is about", async ({ page }) => {
  await openForm(page, GOOD);
  const [app, name] = [container(page), field(container(page), "Name")];

  await field(app, "Image URI").fill("");
  await expectRefused(page, field(app, "Image URI"), /^ClientException: Container\.image should not be null or empty\./);
  await field(app, "Image URI").fill("nginx");

  await name.fill("my app");
  await expectRefused(page, name, /^ClientException: Container\.name contains invalid characters\./);
  await name.fill("app");

  await field(app, "Memory soft limit").fill("128");
  await expectRefused(page, field(app, "Memory soft limit"), /'memory' must be greater than or equal to/);
  await field(app, "Memory soft limit").fill("");

  await button(app, "Add port mapping").click();
  const port = field(group(app, "Port mapping 1"), "Container port");
  await port.fill("70000");
  await expectRefused(page, port, /^ClientException: Invalid port: 70000\./);
  await port.fill("80");

  await field(page, "Task CPU").fill("much");
  await expectRefused(page, field(page, "Task CPU"), /^InvalidParameterException: Invalid 'cpu' setting for task\./);
  await field(page, "Task CPU").fill("");

  await button(page, "Add container").click();
  await page.keyboard.type("app");
  await field(container(page, 2), "Image URI").fill("nginx");
  await field(container(page, 2), "Memory hard limit").fill("64");
  await expectRefused(page, field(container(page, 2), "Name"), /^ClientException: Container name 'app' is not unique\./);
  await field(container(page, 2), "Name").fill("second");

  await button(page, "Add tag").click();
  await expectRefused(page, field(group(page, "Tag 1"), "Key"), /^ClientException: Tag key must have a length/);
  await button(page, "Remove Tag 1").click();

  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
});

test("what is no number is told at its field, and kept", async ({ page }) => {
  await openForm(page, GOOD);
  const memory = field(container(page), "Memory hard limit");
  await memory.fill("64 MiB");
  await expectRefused(page, memory, /^Enter a whole number\./);
  await expect(memory).toHaveValue("64 MiB");
  expect(await asJson(page)).toEqual(withContainer({ memory: "64 MiB" }));
  await expect(editor(page)).toHaveAccessibleDescription(/a string where a whole number of 32 bits is expected/);
  await button(page, "Form").click();
  await expect(memory).toHaveValue("64 MiB");
  await memory.fill("64");
  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
});

test("a size that Fargate has not is told, and those that it has are offered", async ({ page }) => {
  await openForm(page, { ...GOOD, requiresCompatibilities: ["FARGATE"], networkMode: "awsvpc", cpu: "256", memory: "3072" });
  const memory = choice(page, "Task memory");
  await expect(memory).toHaveValue("3072");
  await expectRefused(page, memory, /^ClientException: No Fargate configuration exists for given values: 256 CPU, 3072 memory\./);
  await memory.selectOption("2 GB");
  await expect(memory).toBeFocused();
  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
});

test("containers without an essential one, and none at all, are refused where one is added", async ({ page }) => {
  await openForm(page, GOOD);
  await tick(container(page), "Essential container").uncheck();
  await create(page).click();
  await expect(button(page, "Add container")).toBeFocused();
  await expect(page.getByRole("alert").getByText("ClientException: Task definition doesn't have any essential container.")).toBeVisible();
  await button(page, "Remove Container 1").click();
  await expect(button(page, "Add container")).toBeFocused();
  await create(page).click();
  await expect(page.getByRole("alert").getByText("ClientException: Container list cannot be empty.")).toBeVisible();
});

test("an eleventh container is not offered, in the words of the rule", async ({ page }) => {
  const containerDefinitions = Array.from({ length: 10 }, (_, index) => ({ name: `c${index}`, image: "nginx", memory: 8 }));
  await openForm(page, { family: "fresh", containerDefinitions });
  await expectDisabled(button(page, "Add container"), "Container list cannot have more than 10 containers.");
});

test("a refusal that the form has no field for leads to its line", async ({ page }) => {
  await openForm(page, withContainer({ startTimeout: 1 }));
  await create(page).click();
  const banner = page.getByRole("alert").filter({ hasText: "Granular start timeout on container 'app' must be at least 2 seconds." });
  await expect(banner).toContainText("The form has no field for containerDefinitions[0].startTimeout.");
  await expect(button(banner, "Go on as JSON")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor(page)).toBeFocused();
  await expect(editor(page)).toHaveAccessibleDescription(/^Line \d+: ClientException: Granular start timeout/);
});

test("a task definition that is too large is told as a whole", async ({ page }) => {
  await openForm(page, withContainer({ dockerLabels: { note: "x".repeat(65_536) } }));
  await expect(page.getByRole("meter", { name: "Size", exact: true })).toHaveAttribute("aria-valuetext", /^65\d{3} of 65536 bytes$/);
  await create(page).click();
  const banner = page.getByRole("alert").filter({ hasText: "Max allowed length is '65536' bytes." });
  await expect(banner).toContainText("This is about the task definition as a whole.");
  await expect(button(banner, "Go on as JSON")).toBeFocused();
});

test("going over to JSON and back keeps everything, also what has no field", async ({ page }) => {
  const input = {
    ...withContainer({ user: "www", healthCheck: { command: ["CMD", "true"] }, "x-unknown": [null, { deep: 1.5 }] }),
    volumes: [{ name: "data" }],
    "x-unknown": "kept",
  };
  await openForm(page, input);
  await expect(page.getByText("ECS does not know these and drops them: ")).toBeVisible();
  const untouched = await asJson(page);
  expect(untouched).toEqual(input);
  await button(page, "Form").click();
  await field(container(page), "Image URI").fill("httpd");
  await field(page, "Task role").fill("arn");
  await field(page, "Task role").fill("");
  await tick(container(page), "Use log collection").check();
  await tick(container(page), "Use log collection").uncheck();
  expect(await asJson(page)).toEqual({
    ...input,
    containerDefinitions: [{ ...input.containerDefinitions[0], image: "httpd" }],
  });
});

test("broken JSON can't be shown as a form, and stays", async ({ page }) => {
  await open(page, `${CREATE}?tab=json`);
  const form = button(page, "Form");
  for (const [text, why] of [
    ['{\n  "family": oops', /^The form can't show this JSON\. Line 2, column 13: expected value\.$/],
    ['{\n  "containerDefinitions": {} }', /^The form can't show this JSON\. Line 2: containerDefinitions: an object where a list is expected\.$/],
  ] as const) {
    await editor(page).fill(text);
    await expectDisabled(form, why);
    await form.focus();
    await page.keyboard.press("Enter");
    await expect(editor(page)).toHaveValue(text);
  }
  await editor(page).fill(JSON.stringify(GOOD));
  await form.click();
  await expect(field(container(page), "Name")).toHaveValue("app");
});

test("the switch is in the link, and Back leaves the page", async ({ page }) => {
  await open(page, "#/us-east-1/task-definitions");
  await page.getByRole("link", { name: "Create new task definition", exact: true }).click();
  await expect(button(page, "Form")).toHaveAttribute("aria-pressed", "true");
  await button(page, "JSON").click();
  await expect(page).toHaveURL(/create-task-definition\?tab=json$/);
  await button(page, "Form").click();
  await expect(page).toHaveURL(/create-task-definition$/);
  await page.goBack();
  await expect(heading(page, "Task definitions")).toBeVisible();
});

test("what describe prints is shown by the form", async ({ page }) => {
  await openForm(page, { taskDefinition: { ...GOOD, revision: 7, status: "ACTIVE" }, tags: [{ key: "team", value: "a" }] });
  await expect(field(page, "Task definition family")).toHaveValue("fresh");
  await expect(field(group(page, "Tag 1"), "Value")).toHaveValue("a");
  await create(page).click();
  await expect(heading(page, "fresh:1")).toBeVisible();
});

for (const [base, note, next] of [
  ["web:30", /^Based on web:30\. Its tags are not carried over/, "web:31"],
  ["web:25", /^Based on web:25, which is not ACTIVE\./, "web:31"],
] as const) {
  test(`a new revision by form from ${base}`, async ({ page }) => {
    await open(page, `${CREATE}?from=${base}`);
    await expect(heading(page, "Create new revision of web")).toBeVisible();
    await expect(page.getByText(note)).toBeVisible();
    await expect(field(page, "Task definition family"), "which is fixed").toHaveCount(0);
    await expect(page.getByRole("definition").filter({ hasText: /^web\s*$/ })).toBeVisible();
    await field(container(page), "Image URI").fill("nginx:edge");
    await create(page).click();
    await expect(heading(page, next)).toBeVisible();
    await open(page, "#/us-east-1/task-definitions/web");
    await expectStatus(page, next, "ACTIVE");
  });
}

test("a sample fills in the form, and what was there can be brought back", async ({ page }) => {
  await open(page, CREATE);
  await field(page, "Task definition family").fill("mine");
  await choice(page, "Start from a sample").selectOption("EC2 worker with port and limits");
  await expect(field(page, "Task definition family")).toHaveValue("image-resizer");
  await expectFlash(page, "The sample has taken the place of what you wrote");
  await button(page, "Bring it back").click();
  await expect(field(page, "Task definition family")).toHaveValue("mine");
});

test("rows and containers are added and removed with the focus in reach", async ({ page }) => {
  await openForm(page, GOOD);
  const app = container(page);
  const row = (number: number): Locator => group(app, `Environment variable ${number}`);
  for (const key of ["A", "B", "C"]) {
    await button(app, "Add environment variable").click();
    await page.keyboard.type(key);
  }
  await button(app, "Remove Environment variable 2").click();
  await expect(field(row(2), "Key")).toHaveValue("C");
  await expect(button(app, "Remove Environment variable 2")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(app, "Remove Environment variable 1")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(button(app, "Add environment variable")).toBeFocused();
  await button(page, "Add container").click();
  await page.keyboard.type("second");
  await button(page, "Remove Container 1").click();
  await expect(field(container(page), "Name")).toHaveValue("second");
  await expect(button(page, "Remove Container 1")).toBeFocused();
});

test("a task definition is created by keyboard alone", async ({ page }) => {
  await open(page, CREATE);
  await tabTo(page, field(page, "Task definition family"));
  await page.keyboard.type("typed");
  await tabTo(page, tick(page, "AWS Fargate"));
  await page.keyboard.press("Space");
  await tabTo(page, choice(page, "Task CPU"));
  await page.keyboard.type("0.25");
  await tabTo(page, choice(page, "Task memory"));
  await page.keyboard.type("0.5");
  await tabTo(page, button(container(page), "Add port mapping"));
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("8080");
  await page.keyboard.press("Enter");
  await expect(heading(page, "typed:1")).toBeVisible();
});
