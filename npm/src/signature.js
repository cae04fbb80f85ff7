// What a signature says of a request. It is not checked: the sandbox takes any credentials.

const SCOPE = /Credential=[^/,\s]+\/[0-9]{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/;

/**
 * The region of a signature's scope, from an `Authorization` header of AWS's signature version 4.
 * @param {string | undefined} authorization
 */
export function regionOf(authorization) {
  return SCOPE.exec(authorization ?? "")?.[1];
}
