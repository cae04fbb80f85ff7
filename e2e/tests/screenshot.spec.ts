import { fileURLToPath } from "node:url";
import { askToDeregister, familyPage, open, select, settled, test } from "../lab.ts";

const FILE = fileURLToPath(new URL("../../docs/screenshot.png", import.meta.url));

// Goes to the test's own results, so that a run leaves the tree as it was, unless the README's is asked for:
//   TASKDEF_LAB_SCREENSHOT=1 npx playwright test screenshot
test("the README's screenshot shows the Deregister dialog", async ({ page }, info) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
  await open(page, familyPage("web"));
  await select(page, "web:30");
  await askToDeregister(page);
  await settled(page);
  await page.screenshot({ path: process.env["TASKDEF_LAB_SCREENSHOT"] ? FILE : info.outputPath("screenshot.png") });
});
