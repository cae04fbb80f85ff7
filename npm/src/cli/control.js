// `npx taskdef-lab advance` and `reset`: what is told to a running endpoint.

import { request } from "node:http";

import { CONTROL } from "./endpoint.js";
import { Trouble } from "./trouble.js";

/**
 * @typedef {object} Address
 * @property {string} host
 * @property {number} port
 */

/**
 * @param {Address} address
 * @param {number} milliseconds
 */
export async function advance(address, milliseconds) {
  const { now } = await tell(address, "advance", { milliseconds });
  console.log(`It is ${new Date(now).toISOString()} there now.`);
  return 0;
}

/** @param {Address} address */
export async function reset(address) {
  await tell(address, "reset", {});
  console.log("The demo account is back as it was.");
  return 0;
}

/**
 * @param {Address} address
 * @param {string} what
 * @param {object} body
 * @returns {Promise<{ now: number }>}
 */
function tell({ host, port }, what, body) {
  return new Promise((resolve, reject) => {
    const there = `${host}, port ${port}`;
    const sent = request(
      { host, port, path: CONTROL + what, method: "POST", headers: { "content-type": "application/json" } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part) => (text += part));
        response.on("end", () => {
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else if (response.statusCode === 400) reject(new Trouble(text.trim()));
          else reject(new Trouble(`What answers at ${there} is no Taskdef Lab endpoint.`));
        });
      },
    );
    sent.on("error", (error) => {
      reject(new Trouble(`There is no endpoint at ${there}: ${error.message}. \`npx taskdef-lab serve\` starts one.`));
    });
    sent.end(JSON.stringify(body));
  });
}
