// What the browser test runs in a page, bundled by esbuild: the recorded cases, and the AWS SDK on a sandbox.

import { ECSClient } from "@aws-sdk/client-ecs";
import { Sandbox } from "taskdef-lab";
import { SandboxHandler } from "taskdef-lab/aws-sdk";

import { runCase } from "./cases.js";
import { cleanUp } from "./clean-up.js";

/** @param {any[]} cases @param {number} count */
async function run(cases, count) {
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  const client = new ECSClient({ requestHandler: new SandboxHandler(new Sandbox()), region: "us-east-1", credentials });
  return { wrong: cases.flatMap((tested) => runCase(Sandbox, tested)), transcript: await cleanUp(client, count) };
}

Object.assign(globalThis, { run });
