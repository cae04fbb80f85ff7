// Writes a package's manifest as it is published: without what only its development needs.
//
//   node build/manifest.mjs FROM TO

import { readFile, writeFile } from "node:fs/promises";

const [from = "", to = ""] = process.argv.slice(2);
const { devDependencies, scripts, private: _, ...published } = JSON.parse(await readFile(from, "utf8"));
await writeFile(to, `${JSON.stringify(published, null, 2)}\n`);
