#!/bin/sh
# The steps of the ECS developer guide as commands of the AWS CLI, and every refusal that a clean-up can meet. Prints what
# the transcript of clean-up.js has, line by line.
set -eu

aws() { command aws --output text "$@"; }

# An error as the CLI tells it, in one line.
refused() {
  if answer=$(aws ecs "$@" 2>&1); then
    echo "not refused: $answer"
  else
    echo "$answer" | tr -d '\r' | grep -v '^$' | tr '\n' ' ' | sed 's/ *$//; s/^aws: *//; s/^\[ERROR\]: *//'
    echo
  fi
}

test "$(aws sts get-caller-identity --query Account)" = 111122223333

for number in 1 2 3; do
  aws ecs register-task-definition --family job --query taskDefinition.revision \
    --container-definitions "[{\"name\":\"app\",\"image\":\"example/job:$number\",\"memory\":64}]"
done

# Choose the region, Task definitions, the family; select its revisions but the newest.
pages=$(aws ecs list-task-definitions --family-prefix job --page-size 1 --query 'taskDefinitionArns[]')
for arn in $(echo "$pages" | head -n 2); do
  # Actions, Deregister; Deregister.
  aws ecs deregister-task-definition --task-definition "$arn" --query taskDefinition.status
done

aws ecs list-task-definitions --family-prefix job --query 'length(taskDefinitionArns)'
aws ecs list-task-definitions --family-prefix job --status INACTIVE --query 'length(taskDefinitionArns)'
aws ecs describe-task-definition --task-definition job:1 --query taskDefinition.status
aws ecs describe-task-definition --task-definition job --query taskDefinition.revision

refused deregister-task-definition --task-definition job
refused deregister-task-definition --task-definition job:x
refused deregister-task-definition --task-definition job:99999
refused describe-task-definition --task-definition nosuch
refused describe-task-definition --task-definition job:1 --include BOGUS
refused list-service-deployments --service site

aws ecs delete-task-definitions --task-definitions job:1 job:2 job:3 --query '[length(taskDefinitions), failures[0].reason]'
aws ecs list-task-definitions --family-prefix job --status DELETE_IN_PROGRESS --query 'length(taskDefinitionArns)'
refused deregister-task-definition --task-definition job:1
