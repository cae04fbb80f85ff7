// Every recorded case, through the package's `Sandbox.handle`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Sandbox } from "taskdef-lab";

import { runCase } from "./cases.js";

const folder = new URL("../../crates/api/tests/data/", import.meta.url);
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
const cases = read("task-definitions.json");

test("the 55 cases of task definitions answer as recorded", () => {
  assert.equal(cases.length, 55);
  assert.deepEqual(
    cases.flatMap((/** @type {any} */ tested) => runCase(Sandbox, tested)),
    [],
  );
});

test("the 75 cases of clusters, services and tasks answer as recorded", () => {
  const cases = read("workloads.json");
  assert.equal(cases.length, 75);
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
