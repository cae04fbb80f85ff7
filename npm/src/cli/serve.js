// `npx taskdef-lab serve`

import { once } from "node:events";

import { endpoint, listen } from "./endpoint.js";
import { ACCOUNT, changes, open } from "./open.js";

/** @param {import("./open.js").Starting & { host: string, port: number }} options */
export async function serve(options) {
  const { sandbox, file } = open(options);
  const server = endpoint({
    sandbox,
    account: ACCOUNT,
    after: ({ target, status }) => {
      if (status === 200 && changes(target)) file?.changed();
    },
    changed: () => file?.changed(),
  });
  const url = await listen(server, options);
  console.log(lines(url));
  await Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
  server.close();
  server.closeAllConnections();
  file?.write();
  return 0;
}

/** @param {string} url */
function lines(url) {
  return `Taskdef Lab answers as Amazon ECS at ${url}. Nothing there is real. Stop it with Ctrl+C.

For the AWS CLI, boto3 and most other SDKs, in the shell that runs them:
  export AWS_ENDPOINT_URL=${url} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
  export AWS_ACCESS_KEY_ID=sandbox AWS_SECRET_ACCESS_KEY=sandbox
  aws ecs list-task-definition-families

In Python:
  ecs = boto3.client("ecs", endpoint_url="${url}", region_name="us-east-1",
                     aws_access_key_id="sandbox", aws_secret_access_key="sandbox")

In JavaScript:
  const ecs = new ECSClient({ endpoint: "${url}", region: "us-east-1",
                              credentials: { accessKeyId: "sandbox", secretAccessKey: "sandbox" } });
`;
}
