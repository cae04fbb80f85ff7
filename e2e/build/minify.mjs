// Minifies pages, scripts and style sheets of the built site in place, and takes into a script the modules it imports.
//
//   node build/minify.mjs FILE...

import { readFile, writeFile } from "node:fs/promises";
import { build, transform } from "esbuild";

const QUIET = /** @type {const} */ ({ minify: true, legalComments: "inline", charset: "utf8", logLevel: "warning" });

/** What a page does before anything else has to work in browsers that can't do the rest, to say so. */
const BEFORE_ANYTHING = "es5";

/** @param {string} file */
async function minifyFile(file) {
  if (file.endsWith(".html")) return writeFile(file, await minifyPage(await readFile(file, "utf8")));
  await build({
    ...QUIET,
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    // The files a style sheet refers to keep their names, a script's modules become part of it.
    ...(file.endsWith(".css") ? {} : { bundle: true, format: "esm", target: "esnext" }),
  });
}

/**
 * A page with the styles and scripts in it minified, without comments and indentation. Style elements that follow one
 * another become one.
 * @param {string} page
 */
async function minifyPage(page) {
  const parts = page
    .replace(/<!--[^]*?-->/g, "")
    .replace(/<\/style>\s*<style>/g, "\n")
    // What stands between the tags of these elements is a part of its own, at every odd place.
    .split(/(<style>[^]*?<\/style>|<script(?: type="module")?>[^]*?<\/script>)/);
  const minified = parts.map(async (part, place) => {
    if (place % 2 === 0) return part.replace(/\s*\n\s*/g, "\n");
    const [, opening = "", content = "", closing = ""] = /^(<[^>]*>)([^]*)(<[^<]*>)$/.exec(part) ?? [];
    const { code } = await transform(content, {
      ...QUIET,
      ...(opening === "<style>"
        ? { loader: "css" }
        : opening === "<script>"
          ? { loader: "js", target: BEFORE_ANYTHING }
          : { loader: "js", target: "esnext", format: "esm" }),
    });
    return opening + code.trimEnd() + closing;
  });
  return (await Promise.all(minified)).join("");
}

for (const file of process.argv.slice(2)) await minifyFile(file);
