// Writes bytes as a JavaScript module.
//
//   node build/embed.mjs FILE MODULE

import { readFile, writeFile } from "node:fs/promises";

const [file = "", module = ""] = process.argv.slice(2);
const text = (await readFile(file)).toString("base64");
await writeFile(
  module,
  `// Made by \`cargo xtask dist\`: the WebAssembly module, as text.

const TEXT =
  "${text}";

export function bytes() {
  return typeof Buffer === "function" ? Buffer.from(TEXT, "base64") : Uint8Array.from(atob(TEXT), code);
}

/** @param {string} character */
function code(character) {
  return character.charCodeAt(0);
}
`,
);
