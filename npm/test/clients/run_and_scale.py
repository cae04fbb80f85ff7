"""A service from its creation to its end with boto3 and its waiters. Prints what it meets, line by line."""

import boto3
from botocore.exceptions import ClientError

CLUSTER = "lab"
NETWORK = {"awsvpcConfiguration": {"subnets": ["subnet-0a1b2c3d4e5f60718"], "assignPublicIp": "ENABLED"}}
ON_FARGATE = {"launchType": "FARGATE", "networkConfiguration": NETWORK}

ecs = boto3.client("ecs")


def wait(waiter, **names):
    """Waits by the second: time runs faster at the endpoint."""
    ecs.get_waiter(waiter).wait(cluster=CLUSTER, **names, WaiterConfig={"Delay": 1, "MaxAttempts": 100})


def register():
    ecs.register_task_definition(
        family="site",
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
        containerDefinitions=[{"name": "app", "image": "nginx"}],
    )


def show():
    service = ecs.describe_services(cluster=CLUSTER, services=["shop"])["services"][0]
    print(service["runningCount"], "running on", service["taskDefinition"].split("/")[1])


def refused(call, cluster=CLUSTER, **names):
    try:
        call(cluster=cluster, **names)
    except ClientError as error:
        return error
    raise AssertionError("not refused")


def update(**changes):
    ecs.update_service(cluster=CLUSTER, service="shop", **changes)
    wait("services_stable", services=["shop"])
    show()


ecs.create_cluster(clusterName=CLUSTER)
register()
ecs.create_service(cluster=CLUSTER, serviceName="shop", taskDefinition="site", desiredCount=2, **ON_FARGATE)
wait("services_stable", services=["shop"])
show()
register()
update(taskDefinition="site")
update(desiredCount=4)

task = ecs.run_task(cluster=CLUSTER, taskDefinition="site:1", **ON_FARGATE)["tasks"][0]["taskArn"]
wait("tasks_running", tasks=[task])
ecs.deregister_task_definition(taskDefinition="site:1")
described = ecs.describe_tasks(cluster=CLUSTER, tasks=[task])["tasks"][0]
print(described["lastStatus"], described["group"], type(described["startedAt"]).__name__)
ecs.stop_task(cluster=CLUSTER, task=task, reason="enough")
wait("tasks_stopped", tasks=[task])
described = ecs.describe_tasks(cluster=CLUSTER, tasks=[task])["tasks"][0]
print(described["lastStatus"], described["stopCode"], described["stoppedReason"])

error = refused(ecs.run_task, taskDefinition="site:1", **ON_FARGATE).response["Error"]
print("RunTask", error["Code"], error["Message"])
error = refused(ecs.update_service, service="shop", taskDefinition="site:1").response["Error"]
print("UpdateService", error["Code"], error["Message"])
update(desiredCount=1)

ecs.run_task(cluster=CLUSTER, taskDefinition="site", clientToken="once", **ON_FARGATE)
error = refused(ecs.run_task, taskDefinition="site", clientToken="once", count=2, **ON_FARGATE)
print("RunTask", error.response["Error"]["Code"], len(error.response["resourceIds"]))

ecs.delete_service(cluster=CLUSTER, service="shop", force=True)
wait("services_inactive", services=["shop"])
print(ecs.describe_services(cluster=CLUSTER, services=["shop"])["services"][0]["status"])
error = refused(ecs.list_tasks, cluster="none").response["Error"]
print(error["Code"], error["Message"])
