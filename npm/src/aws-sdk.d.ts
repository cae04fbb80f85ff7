// `taskdef-lab/aws-sdk`: the AWS SDK for JavaScript on a sandbox, without a network.

import { Sandbox } from "./index.js";

/**
 * Sends what an `ECSClient` asks for to a sandbox:
 *
 * ```js
 * const handler = new SandboxHandler(new Sandbox());
 * const client = new ECSClient({ requestHandler: handler, region: "us-east-1", credentials });
 * ```
 *
 * The client works as it does on AWS: it signs, its signature's region is the one that counts, it takes refusals for errors
 * of its own classes, retries what is throttled, and a call that is aborted does nothing.
 */
export class SandboxHandler {
  /** @param sandbox The sandbox; a new one on the demo account unless it is given. */
  constructor(sandbox?: Sandbox);

  /** The sandbox, to look at and to move its time. */
  readonly sandbox: Sandbox;

  /** What the client asks about a handler. */
  readonly metadata: { handlerProtocol: string };

  /** Answers a request of the client. */
  handle(
    request: HandlerRequest,
    options?: { abortSignal?: HandlerAbortSignal },
  ): Promise<{ response: HandlerResponse }>;

  /** Part of what a client asks of a handler. There is nothing to set. */
  updateHttpClientConfig(key: never, value: never): void;

  /** Part of what a client asks of a handler. There is nothing to set. */
  httpHandlerConfigs(): Record<string, never>;

  /** Part of what a client asks of a handler. There is nothing to close. */
  destroy(): void;
}

/** What is used of a client's request. */
export interface HandlerRequest {
  /** The headers. */
  headers: Record<string, string>;
  /** The body: a text or bytes. */
  body?: unknown;
}

/** What a client is answered. */
export interface HandlerResponse {
  /** The HTTP status. */
  statusCode: number;
  /** The headers. */
  headers: Record<string, string>;
  /** The body. */
  body: Uint8Array;
}

/** What is used of a signal to abort. */
export interface HandlerAbortSignal {
  /** Whether the call was aborted. */
  readonly aborted: boolean;
  /** Why. */
  readonly reason?: unknown;
}
