"""A clean-up as one writes it with boto3: the same as clean-up.js, with the same transcript. Argument: how many revisions."""

import json
import sys
from datetime import datetime

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

COUNT = int(sys.argv[1])
# Retries as boto3 makes them, and enough of them for a bucket that fills once a second.
ecs = boto3.client("ecs", config=Config(retries={"mode": "standard", "max_attempts": 10}))
retried = 0


def call(operation, **arguments):
    """Makes a call and counts whether it was retried."""
    global retried
    answer = getattr(ecs, operation)(**arguments)
    retried += answer["ResponseMetadata"]["RetryAttempts"] > 0
    return answer


def refused(operation, **arguments):
    """The refusal of a call."""
    try:
        call(operation, **arguments)
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        return f"{error.response['Error']['Code']}: {error.response['Error']['Message']} ({status})"
    return "not refused"


def listed(status):
    """The revisions of a status, from all pages."""
    pages = ecs.get_paginator("list_task_definitions").paginate(
        familyPrefix="job", status=status, PaginationConfig={"PageSize": 25}
    )
    return [arn for page in pages for arn in page["taskDefinitionArns"]]


transcript = {}
identity = boto3.client("sts").get_caller_identity()
assert identity["Account"] == "111122223333", identity

for number in range(1, COUNT + 1):
    container = {"name": "app", "image": f"example/job:{number}", "memory": 64}
    answer = call("register_task_definition", family="job", containerDefinitions=[container])
    assert isinstance(answer["taskDefinition"]["registeredAt"], datetime)

active = listed("ACTIVE")
transcript["active"] = len(active)
for arn in active:
    call("deregister_task_definition", taskDefinition=arn)
transcript["activeAfter"] = len(listed("ACTIVE"))
inactive = listed("INACTIVE")
transcript["inactive"] = len(inactive)

described = call("describe_task_definition", taskDefinition="job:1")["taskDefinition"]
is_date = str(isinstance(described["deregisteredAt"], datetime)).lower()
transcript["described"] = f"{described['status']} {is_date}"
again = call("deregister_task_definition", taskDefinition="job:1")
transcript["again"] = again["taskDefinition"]["status"]

transcript["refusals"] = [
    refused("deregister_task_definition", taskDefinition="job"),
    refused("deregister_task_definition", taskDefinition="job:x"),
    refused("deregister_task_definition", taskDefinition="job:99999"),
    refused("describe_task_definition", taskDefinition="job"),
    refused("describe_task_definition", taskDefinition="nosuch"),
    refused("describe_task_definition", taskDefinition="job:1", include=["BOGUS"]),
    refused("register_task_definition", family="no spaces", containerDefinitions=[]),
    refused("tag_resource", resourceArn="job:1", tags=[{"key": "a", "value": "b"}]),
    refused("delete_task_definitions", taskDefinitions=[]),
]

transcript["deleted"] = 0
for start in range(0, len(inactive), 10):
    answer = call("delete_task_definitions", taskDefinitions=inactive[start : start + 10])
    transcript["deleted"] += len(answer["taskDefinitions"])
    assert answer["failures"] == []
transcript["deleting"] = len(listed("DELETE_IN_PROGRESS"))
transcript["duringDeletion"] = refused("deregister_task_definition", taskDefinition="job:1")
failures = call("delete_task_definitions", taskDefinitions=["job", "job:99999"])["failures"]
transcript["failures"] = [failure["reason"] for failure in failures]

pages = ecs.get_paginator("list_task_definition_families").paginate(
    status="ALL", familyPrefix="job", PaginationConfig={"PageSize": 1}
)
transcript["families"] = [family for page in pages for family in page["families"]]

json.dump({"transcript": transcript, "retried": retried}, sys.stdout)
