// What goes wrong, as values that say what was met.

/** What ECS, or the protocol before it, refuses. */
export class EcsError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {string} reason
   * @param {string[]} [resourceIds]
   */
  constructor(code, message, reason, resourceIds) {
    super(message);
    this.name = code;
    this.reason = reason;
    if (resourceIds !== undefined) this.resourceIds = resourceIds;
  }
}

/**
 * A value in words, without asking it anything that could run its code.
 * @param {unknown} value
 */
export function kind(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  const type = typeof value;
  return type === "object" ? "an object" : type === "undefined" ? "missing" : `a ${type}`;
}

/**
 * Why reading something failed; whoever threw may have thrown anything.
 * @param {unknown} thrown
 */
export function why(thrown) {
  try {
    return thrown instanceof Error ? String(thrown.message) : String(thrown);
  } catch {
    return "it throws what can't be shown";
  }
}
