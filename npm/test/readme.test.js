// The section "Script it" of the project's README, block by block as it stands there, with the package as npm installs it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { command, environment } from "./serving.js";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const [, SECTION = ""] = /\n## Script it\n([^]*?)\n## /.exec(README) ?? [];
const BLOCKS = [...SECTION.matchAll(/```(\w+)\n([^]*?)```/g)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));

/** The one block of a language that has these words. @param {string} language @param {string} words */
function block(language, words) {
  const found = BLOCKS.filter((block) => block.language === language && block.text.includes(words));
  assert.equal(found.length, 1, `${found.length} blocks of ${language} have ${words}`);
  return found[0]?.text ?? "";
}

// Where the packages that the clients need are found as well: in a folder of `node_modules`.
const project = fileURLToPath(new URL("../node_modules/.cache/readme", import.meta.url));
const bin = join(project, "node_modules/.bin");

/** @type {import("node:child_process").ChildProcess} */
let server;
const env = { ...environment("http://127.0.0.1:4566"), PATH: `${bin}${delimiter}${process.env["PATH"]}` };

/** Runs a block of shell as a user would paste it, with what the README has exported before. @param {string} text */
const shell = (text) =>
  command("sh", ["-euc", `${block("sh", "export AWS_ENDPOINT_URL")}\n${text}`], { cwd: project, env });

before(async () => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }');
  const source = fileURLToPath(new URL("..", import.meta.resolve("taskdef-lab")));
  cpSync(source, join(project, "package"), { recursive: true });
  const options = ["--offline", "--no-audit", "--no-fund", "--install-links", "./package"];
  const installed = await command("npm", ["install", ...options], { cwd: project });
  assert.equal(installed.code, 0, installed.err);

  const [line = ""] = block("sh", "taskdef-lab serve").split("\n");
  server = spawn("sh", ["-c", `exec ${line.replace("npx taskdef-lab", join(bin, "taskdef-lab"))}`], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  for await (const part of server.stdout ?? []) {
    printed += part;
    if (printed.includes("In JavaScript")) break;
  }
  assert.match(printed, /http:\/\/127\.0\.0\.1:4566/);
});

after(async () => {
  server.kill("SIGTERM");
  await once(server, "exit");
});

test("every block is one that is tested", () => {
  assert.deepEqual(
    BLOCKS.map(({ language }) => language),
    ["sh", "sh", "sh", "sh", "python", "js", "js", "sh", "sh", "text", "sh"],
  );
});

test("the AWS CLI", async () => {
  const { code, out, err } = await shell(block("sh", "delete-task-definitions"));
  assert.equal(code, 0, err);
  assert.ok(out.includes('"status": "DELETE_IN_PROGRESS"'), out);
});

test("what runs on a revision that is deregistered", async () => {
  const { code, out, err } = await shell(block("sh", "services-stable"));
  assert.equal(code, 0, err);
  assert.match(out, /\[\n +5,\n +"arn:aws:ecs:us-east-1:111122223333:task-definition\/web:30"\n\]\n$/);
});

test("boto3", async () => {
  writeFileSync(join(project, "clean_up.py"), block("python", "import boto3"));
  const { code, out, err } = await shell("python3 clean_up.py");
  assert.equal(code, 0, err);
  assert.deepEqual(
    out.trimEnd().split("\n"),
    [2, 3, 4].map((revision) => `nightly-report ${revision} INACTIVE`),
  );
});

test("the AWS SDK for JavaScript", async () => {
  writeFileSync(join(project, "clean-up.js"), block("js", "paginateListTaskDefinitions"));
  const { code, err } = await shell("node clean-up.js");
  assert.equal(code, 0, err);
  const { out } = await shell(
    "aws ecs list-task-definitions --family-prefix orders-api --query 'length(taskDefinitionArns)'",
  );
  assert.equal(out, "0\n");
});

test("the AWS SDK for JavaScript without an endpoint", async () => {
  writeFileSync(join(project, "in-memory.js"), block("js", "SandboxHandler"));
  const { code, out, err } = await shell("node in-memory.js");
  assert.equal(code, 0, err);
  assert.equal(out, "29\n");
});

test("a script of the usual kind, rehearsed and checked", async () => {
  writeFileSync(join(project, "cleanup.sh"), block("sh", "#!/bin/sh"));
  chmodSync(join(project, "cleanup.sh"), 0o755);
  const ran = await shell(block("sh", "--report report.txt"));
  assert.equal(ran.code, 0, ran.err);
  assert.equal(readFileSync(join(project, "report.txt"), "utf8"), block("text", ""));
  assert.ok(ran.err.includes(block("text", "").trimEnd()), ran.err);
  const checked = await shell(block("sh", "--expect report.txt"));
  assert.equal(checked.code, 0, checked.err);
});
