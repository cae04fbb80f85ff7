// The endpoint: HTTP to requests of the sandbox, and back.

import { isUtf8 } from "node:buffer";
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

import { why } from "../errors.js";
import { regionOf } from "../signature.js";
import { answerQuery } from "./sts.js";
import { Trouble } from "./trouble.js";

/** The longest body that is read, in bytes. */
const MAX_BODY_BYTES = 1 << 20;

/** Where a running endpoint is told what AWS has no request for. */
export const CONTROL = "/_taskdef-lab/";

const JSON_1_1 = "application/x-amz-json-1.1";
const FORM = "application/x-www-form-urlencoded";
const XML = "text/xml";
const CONTROL_JSON = "application/json";

/**
 * Told of each request that was answered by the sandbox.
 * @callback Observer
 * @param {{ region: string | undefined, target: string, status: number, body: string }} exchange
 */

/**
 * What an endpoint needs.
 * @typedef {object} Parts
 * @property {import("../index.js").Sandbox} sandbox
 * @property {string} account
 * @property {Observer} [after]
 * @property {() => void} [changed] Told after a control has changed the account.
 * @property {(status: number) => void} [strange] Told of each request that is none of the protocol.
 */

/**
 * A server that is not listening yet.
 * @param {Parts} parts
 */
export function endpoint(parts) {
  const server = createServer((request, response) => {
    response.on("finish", () => {
      // The sandbox answers 200 or 400; everything else is said before it.
      if (response.statusCode !== 200 && response.statusCode !== 400) parts.strange?.(response.statusCode);
    });
    /** @type {Buffer[]} */
    const chunks = [];
    let length = 0;
    request.on("data", (/** @type {Buffer} */ chunk) => {
      length += chunk.length;
      if (length <= MAX_BODY_BYTES) return chunks.push(chunk);
      chunks.length = 0;
      if (!response.headersSent) {
        response.setHeader("connection", "close");
        send(
          response,
          413,
          JSON_1_1,
          error("RequestEntityTooLargeException", `A body has at most ${MAX_BODY_BYTES} bytes here.`),
        );
        // What is still on its way is read and dropped for a moment, so that the answer is not lost with the connection.
        setTimeout(() => request.destroy(), 1_000).unref();
      }
    });
    request.on("end", () => {
      if (response.headersSent) return;
      try {
        answer(
          parts,
          request,
          response,
          chunks.length === 1 ? /** @type {Buffer} */ (chunks[0]) : Buffer.concat(chunks),
        );
      } catch (thrown) {
        send(response, 500, JSON_1_1, error("ServerException", why(thrown)));
      }
    });
    request.on("error", () => response.destroy());
  });
  server.on("clientError", (cause, socket) => {
    if (!socket.writable) return;
    const status =
      "code" in cause && cause.code === "HPE_HEADER_OVERFLOW"
        ? "431 Request Header Fields Too Large"
        : "400 Bad Request";
    socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
  });
  // Clients that keep a connection for longer than the server do find it closed under a request.
  server.keepAliveTimeout = 75_000;
  return server;
}

/**
 * Listens, and answers the address.
 * @param {import("node:http").Server} server
 * @param {{ host: string, port: number }} address
 * @returns {Promise<string>}
 */
export function listen(server, { host, port }) {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const code = "code" in cause ? cause.code : "";
      reject(
        code === "EADDRINUSE"
          ? new Trouble(`Port ${port} of ${host} is in use. --port chooses another; 0 takes a free one.`)
          : new Trouble(`There is no listening at ${host}, port ${port}: ${cause.message}`),
      );
    });
    server.listen(port, host, () => {
      const there = server.address();
      const open = typeof there === "object" && there !== null ? there.port : port;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${open}`);
    });
  });
}

/**
 * @param {Parts} parts
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {Buffer} body
 */
function answer(parts, request, response, body) {
  const path = request.url ?? "/";
  const type = (request.headers["content-type"] ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return send(
      response,
      405,
      "text/plain",
      "This is a Taskdef Lab endpoint. It takes POST requests of AWS clients.\n",
    );
  }
  if (path.startsWith(CONTROL)) return control(parts, path.slice(CONTROL.length), type, body, response);
  if (path !== "/" && !path.startsWith("/?")) {
    return send(response, 404, "text/plain", `There is nothing at ${path}: Amazon ECS is at /.\n`);
  }
  const region = regionOf(request.headers.authorization);
  const target = String(request.headers["x-amz-target"] ?? "");
  if (type === FORM && target === "") {
    const partition = region?.startsWith("cn-") ? "aws-cn" : region?.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    const answered = answerQuery(body.toString("latin1"), parts.account, partition, randomUUID());
    return send(response, answered.status, XML, answered.body);
  }
  if (type !== JSON_1_1 && type !== "") {
    return send(response, 415, "text/plain", `The body is ${type}, but should be ${JSON_1_1}.\n`);
  }
  if (!isUtf8(body)) return send(response, 400, JSON_1_1, error("SerializationException", "The body is not UTF-8."));
  const answered = parts.sandbox.handle({ ...(region === undefined ? {} : { region }), target, body: body.toString() });
  parts.after?.({ region, target, ...answered });
  send(response, answered.status, JSON_1_1, answered.body);
}

/**
 * What AWS has no request for. Only with a type that no page of another origin can send without asking.
 * @param {Parts} parts
 * @param {string} what
 * @param {string} type
 * @param {Buffer} body
 * @param {import("node:http").ServerResponse} response
 */
function control(parts, what, type, body, response) {
  if (type !== CONTROL_JSON) return send(response, 415, "text/plain", `The body should be ${CONTROL_JSON}.\n`);
  try {
    if (what === "advance") parts.sandbox.advance(JSON.parse(body.toString()).milliseconds);
    else if (what === "reset") parts.sandbox.reset();
    else return send(response, 404, "text/plain", `There is no ${what}.\n`);
  } catch (thrown) {
    return send(response, 400, "text/plain", `${why(thrown)}\n`);
  }
  parts.changed?.();
  send(response, 200, CONTROL_JSON, JSON.stringify({ now: parts.sandbox.now() }));
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 * @param {string} type
 * @param {string} body
 */
function send(response, status, type, body) {
  response.writeHead(status, {
    "x-amzn-requestid": randomUUID(),
    "content-type": type,
    "content-length": Buffer.byteLength(body),
  });
  response.end(body);
}

/**
 * @param {string} code
 * @param {string} message
 */
function error(code, message) {
  return JSON.stringify({ __type: code, message });
}
