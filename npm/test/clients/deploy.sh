#!/bin/sh
# A deployment with the AWS CLI. Its waiters look every fifteen seconds; here time is moved on before they look, so that they
# need not look twice. Arguments: node, the command `taskdef-lab`, and the port of the endpoint.
set -eu
node=$1 lab=$2 port=$3

aws() { command aws --output text "$@"; }
later() { "$node" "$lab" advance "$1" --port "$port" >/dev/null; }

aws ecs create-cluster --cluster-name lab --query cluster.status
for number in 1 2; do
  aws ecs register-task-definition --family site --requires-compatibilities FARGATE --network-mode awsvpc \
    --cpu 256 --memory 512 --container-definitions "[{\"name\":\"app\",\"image\":\"nginx:$number\"}]" \
    --query taskDefinition.revision
done

shop() { aws ecs describe-services --cluster lab --services shop --query "services[0].$1"; }

aws ecs create-service --cluster lab --service-name shop --task-definition site:1 --desired-count 2 \
  --launch-type FARGATE --network-configuration 'awsvpcConfiguration={subnets=[subnet-0a1b2c3d4e5f60718]}' \
  --query service.status
later 5m
aws ecs wait services-stable --cluster lab --services shop
before=$(shop taskDefinition)

aws ecs update-service --cluster lab --service shop --task-definition site:2 --query service.status
later 10m
aws ecs wait services-stable --cluster lab --services shop
after=$(shop taskDefinition)

aws ecs delete-service --cluster lab --service shop --force --query service.status
later 5m
aws ecs wait services-inactive --cluster lab --services shop
echo "${before##*/}"
echo "${after##*/}"
shop status
