// `sts get-caller-identity`, with which many scripts begin: the one request of another protocol that is answered.

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/**
 * @param {string} body A form, as AWS's query protocol sends it.
 * @param {string} account
 * @param {string} partition
 * @param {string} requestId
 */
export function answerQuery(body, account, partition, requestId) {
  const action = new URLSearchParams(body).get("Action") ?? "";
  if (action === "GetCallerIdentity") {
    return {
      status: 200,
      body: `<GetCallerIdentityResponse xmlns="${NAMESPACE}">
  <GetCallerIdentityResult>
    <Arn>arn:${partition}:iam::${account}:user/learner</Arn>
    <UserId>AIDAEXAMPLELEARNER</UserId>
    <Account>${account}</Account>
  </GetCallerIdentityResult>
  <ResponseMetadata>
    <RequestId>${requestId}</RequestId>
  </ResponseMetadata>
</GetCallerIdentityResponse>
`,
    };
  }
  return {
    status: 400,
    body: `<ErrorResponse xmlns="${NAMESPACE}">
  <Error>
    <Type>Sender</Type>
    <Code>InvalidAction</Code>
    <Message>Taskdef Lab answers Amazon ECS and GetCallerIdentity of AWS STS, and no other action of this protocol.</Message>
  </Error>
  <RequestId>${requestId}</RequestId>
</ErrorResponse>
`,
  };
}
