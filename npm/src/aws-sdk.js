// A request handler for `new ECSClient({ requestHandler })`. Documented in `aws-sdk.d.ts`.

import { Sandbox } from "./index.js";
import { regionOf } from "./signature.js";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class SandboxHandler {
  /** @param {Sandbox} [sandbox] */
  constructor(sandbox = new Sandbox()) {
    this.sandbox = sandbox;
    this.metadata = { handlerProtocol: "http/1.1" };
  }

  /**
   * @param {{ headers: Record<string, string>, body?: unknown }} request
   * @param {{ abortSignal?: AbortSignal }} [options]
   */
  async handle(request, { abortSignal } = {}) {
    stopIfAborted(abortSignal);
    // A network would answer later, too: whoever aborts in the meantime is not answered, and nothing was done.
    await undefined;
    stopIfAborted(abortSignal);
    const headers = lowerCase(request.headers);
    const region = regionOf(headers.authorization);
    const { status, body } = this.sandbox.handle({
      ...(region === undefined ? {} : { region }),
      target: headers["x-amz-target"] ?? "",
      body: textOf(request.body),
    });
    const bytes = encoder.encode(body);
    return {
      response: {
        statusCode: status,
        headers: { "content-type": "application/x-amz-json-1.1", "content-length": String(bytes.length) },
        body: bytes,
      },
    };
  }

  updateHttpClientConfig() {}

  httpHandlerConfigs() {
    return {};
  }

  destroy() {}
}

/** @param {AbortSignal | undefined} signal */
function stopIfAborted(signal) {
  if (!signal?.aborted) return;
  const error = new Error("Request aborted", { cause: signal.reason });
  error.name = "AbortError";
  throw error;
}

/** @param {Record<string, string>} headers */
function lowerCase(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** @param {unknown} body */
function textOf(body) {
  if (body === undefined || body === null) return "";
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return decoder.decode(body);
  throw new TypeError("A request of the ECS client has a text or bytes as its body.");
}
