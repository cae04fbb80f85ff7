// Answers as the AWS SDK has them: times as dates, and nothing that is on the wire alone.

const TIME = Symbol("a time");

/**
 * Where an answer has times, by member. Anything else can hold what somebody sent, and is left as it is.
 * @typedef {{ [member: string]: typeof TIME | Places }} Places
 */

/** @type {Places} */
const TASK_DEFINITION = { registeredAt: TIME, deregisteredAt: TIME, deleteRequestedAt: TIME };

/** @type {Places} */
const SERVICE = {
  createdAt: TIME,
  deployments: { createdAt: TIME, updatedAt: TIME },
  events: { createdAt: TIME },
};

/** @type {Places} */
const TASK = {
  createdAt: TIME,
  connectivityAt: TIME,
  pullStartedAt: TIME,
  pullStoppedAt: TIME,
  startedAt: TIME,
  stoppingAt: TIME,
  executionStoppedAt: TIME,
  stoppedAt: TIME,
  containers: { managedAgents: { lastStartedAt: TIME } },
};

/** @type {Places} */
const ANSWER = {
  taskDefinition: TASK_DEFINITION,
  taskDefinitions: TASK_DEFINITION,
  service: SERVICE,
  services: SERVICE,
  task: TASK,
  tasks: TASK,
  containerInstances: { registeredAt: TIME },
};

/**
 * An answer that was just read, which is changed in place.
 * @param {any} answer
 */
export function asTheSdkHasIt(answer) {
  delete answer.clusterCount;
  for (const definition of [answer.taskDefinition, ...(answer.taskDefinitions ?? [])]) delete definition?.previousStatus;
  date(answer, ANSWER);
  return answer;
}

/**
 * @param {any} value
 * @param {Places} places
 */
function date(value, places) {
  if (Array.isArray(value)) {
    for (const item of value) date(item, places);
    return;
  }
  for (const [member, place] of Object.entries(places)) {
    if (!Object.hasOwn(value, member)) continue;
    if (place === TIME) value[member] = new Date(Math.round(value[member] * 1000));
    else date(value[member], place);
  }
}
