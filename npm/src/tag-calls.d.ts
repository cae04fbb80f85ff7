// What the operations on tags take and answer.

import type { Sandbox } from "./index.js";
import type { Tag } from "./task-definition.js";

/** What {@link Sandbox.tagResource} takes. */
export interface TagResourceInput {
  /** The full ARN of a revision, cluster, service, task or container instance. */
  resourceArn: string;
  /** The tags. */
  tags: Tag[];
}

/** What {@link Sandbox.tagResource} answers: nothing but that it was done. */
export type TagResourceOutput = Record<string, never>;

/** What {@link Sandbox.untagResource} takes. */
export interface UntagResourceInput {
  /** The full ARN of a revision, cluster, service, task or container instance. */
  resourceArn: string;
  /** The keys of the tags. */
  tagKeys: string[];
}

/** What {@link Sandbox.untagResource} answers: nothing but that it was done. */
export type UntagResourceOutput = Record<string, never>;

/** What {@link Sandbox.listTagsForResource} takes. */
export interface ListTagsForResourceInput {
  /** The full ARN of a revision, cluster, service, task or container instance. */
  resourceArn: string;
}

/** What {@link Sandbox.listTagsForResource} answers. */
export interface ListTagsForResourceOutput {
  /** The tags, by key. */
  tags: Tag[];
}
