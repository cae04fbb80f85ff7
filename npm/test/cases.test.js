// Every recorded case, through the package's `Sandbox.handle`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Sandbox } from "taskdef-lab";

import { runCase } from "./cases.js";

const file = new URL("../../crates/api/tests/data/task-definitions.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8"));

test("the 55 cases of task definitions answer as recorded", () => {
  assert.equal(cases.length, 55);
  assert.deepEqual(
    cases.flatMap((/** @type {any} */ tested) => runCase(Sandbox, tested)),
    [],
  );
});

test("a case that is not as recorded is noticed", () => {
  const tested = structuredClone(cases[0]);
  tested.then.has["taskDefinition.revision"] = 2;
  assert.equal(runCase(Sandbox, tested).length, 1);
});
