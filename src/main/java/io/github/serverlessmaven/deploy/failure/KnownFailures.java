/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The failures of CloudFormation whose remedy is known. The first one that matches counts, so special ones stand before general ones. */
final class KnownFailures {

    private static final String DENIED =
            "not authorized to perform:? (?<action>[\\w-]+:\\w+)(?: on (?:the )?resource:? (?<resource>\\S+))?";

    private static final List<KnownFailure> PERMISSIONS = List.of(
            KnownFailure.of(
                    "service-control-policy",
                    DENIED + ".*explicit deny in a service control policy",
                    "A service control policy of the organization denies {action}: ask its administrators to permit it, or"
                            + " deploy to another account or region."),
            KnownFailure.of(
                    "permissions-boundary",
                    DENIED + ".*permissions boundary",
                    "Permit {action} in the permissions boundary of the user or role that deploys."),
            KnownFailure.of(
                    "explicit-deny",
                    DENIED + ".*with an explicit deny",
                    "A policy denies {action} explicitly: remove its Deny statement, or deploy with other credentials."),
            KnownFailure.of(
                    "layer-permission",
                    "not authorized to perform:? lambda:GetLayerVersion on resource:? (?<layer>\\S+)",
                    "Check account, region and version of the layer {layer}; its owner permits its use with \"aws lambda"
                            + " add-layer-version-permission\"."),
            KnownFailure.of(
                    "pass-role",
                    "not authorized to perform:? iam:PassRole on resource:? (?<resource>\\S+)",
                    "Permit iam:PassRole on {resource} to the user or role that deploys, or to the role of"
                            + " provider.iam.deploymentRole if it is set."),
            KnownFailure.of(
                    "missing-permission",
                    "User: (?<user>\\S+) is " + DENIED,
                    "Permit {action} on {resource} to {user}. If that user should not have it, name a role for CloudFormation in"
                            + " provider.iam.deploymentRole."),
            KnownFailure.of(
                    "missing-permission",
                    DENIED,
                    "Permit {action} to the user or role that deploys, or to the role of provider.iam.deploymentRole."),
            KnownFailure.of(
                    "tagging-permission",
                    "permissions to process tags on (?<type>\\S+) resource|UnauthorizedTaggingOperation",
                    "Permit tagging of {type} to the user or role that deploys, such as iam:TagRole and lambda:TagResource:"
                            + " stackTags and tags are set on each resource."),
            KnownFailure.of(
                    "custom-resource-permission",
                    "^(?:API: )?(?<action>[\\w-]+:\\w+):? Access Denied",
                    "Permit {action} to the user or role that deploys, or to the role of provider.iam.deploymentRole."));

    private static final List<KnownFailure> ROLES = List.of(
            KnownFailure.of(
                    "role-not-assumable",
                    "role defined for the function cannot be assumed by Lambda",
                    "The trust policy of the role must permit sts:AssumeRole to lambda.amazonaws.com. If it does, the role is"
                            + " too new: deploy again."),
            KnownFailure.of(
                    "network-interface-permission",
                    "execution role does not have permissions to call CreateNetworkInterface on EC2",
                    "Attach the managed policy AWSLambdaVPCAccessExecutionRole to the function's role. A role that is generated"
                            + " has it: then a service control policy denies ec2:CreateNetworkInterface."),
            KnownFailure.of(
                    "event-source-permission",
                    "execution role does not have permissions to call (?<action>\\w+) on (?<service>\\w+)",
                    "Permit {action} of {service} to the role of the function. A role that is generated has what events need:"
                            + " leave \"role\" out to use it."),
            KnownFailure.of(
                    "policy-too-large",
                    "Maximum policy size of (?<size>\\d+) bytes exceeded for role",
                    "Write fewer statements or resources with wildcards in provider.iam.role.statements, or set"
                            + " provider.iam.role.mode: perFunction, so that no policy exceeds {size} bytes."),
            KnownFailure.of(
                    "api-log-role",
                    "CloudWatch Logs role ARN must be set in account settings",
                    "Amazon API Gateway has no role for logs in this account and region. Set it with \"aws apigateway"
                            + " update-account --patch-operations op=replace,path=/cloudwatchRoleArn,value=ROLE_ARN\"."),
            KnownFailure.of(
                    "kms",
                    "KMS key is invalid for CreateGrant|KMS access was denied|KMS Exception",
                    "Name the key by its ARN in this region, not by an alias, and permit kms:CreateGrant, kms:Encrypt and"
                            + " kms:Decrypt on it in its key policy."));

    private static final List<KnownFailure> CODE = List.of(
            KnownFailure.of(
                    "image-manifest",
                    "image manifest.* or layer media type for the source image (?<image>\\S+) is not supported",
                    "Build {image} for one platform without attestations (docker buildx build --provenance=false"
                            + " --sbom=false), or have this plugin build it."),
            KnownFailure.of(
                    "image-permission",
                    "Lambda does not have permission to access the ECR image",
                    "Permit ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to lambda.amazonaws.com in the policy of the"
                            + " repository, which must be in the function's region."),
            KnownFailure.of(
                    "image-missing",
                    "Source image (?<image>\\S+) is not valid",
                    "Push the image {image}, with its tag or digest, to the function's region before the deployment."),
            KnownFailure.of(
                    "code-size",
                    "Unzipped size must be smaller than (?<limit>\\d+) bytes",
                    "Run \"<mvn size>\" to see what takes the space, and leave it out; a container image may have 10 GB."),
            KnownFailure.of(
                    "code-storage",
                    "Code storage limit exceeded",
                    "Delete old versions of functions: set provider.pruneFunctionVersions in the services of this account, or ask"
                            + " for a higher quota of function and layer storage."),
            KnownFailure.of(
                    "layer-missing",
                    "Layer version (?<layer>\\S+) does not exist",
                    "Use a version of the layer that exists in this region in place of {layer}; \"aws lambda"
                            + " list-layer-versions\" shows them."),
            KnownFailure.of(
                    "runtime-deprecated",
                    "runtime parameter of (?<runtime>\\S+) is no longer supported",
                    "Replace the runtime {runtime}: AWS no longer accepts it, for existing functions neither. Current ones are"
                            + " in the reference of \"runtime\"."),
            KnownFailure.of(
                    "environment-size",
                    "environment variables you have provided exceeded the 4KB limit",
                    "Shorten the names and values of \"environment\" to 4 KB in all, or have the function read large values from"
                            + " Parameter Store."),
            KnownFailure.of(
                    "version-unchanged",
                    "A version for this Lambda function exists \\( ?(?<version>\\d+) ?\\)",
                    "The function was published as version {version} by something else than this stack. Change its code or its"
                            + " description, so that a new version can be published; to return to an earlier deployment, delete that"
                            + " version if nothing calls it."),
            KnownFailure.of(
                    "init-failure",
                    "FUNCTION_ERROR_INIT_FAILURE|SnapStart.*(?:init|fail)",
                    "The function fails when it starts: its log has the exception (\"<mvn logs>\"). Correct it, or deploy"
                            + " without provisionedConcurrency and snapStart to see it in a call."),
            KnownFailure.of(
                    "provisioned-concurrency",
                    "Provisioned Concurrency configuration failed to be applied",
                    "Check the function's log, which has why it does not start, and the account's quota of concurrent"
                            + " executions."));

    private static final List<KnownFailure> NAMES = List.of(
            KnownFailure.of(
                    "custom-named-replacement",
                    "cannot update a stack when a custom-named resource requires replacing\\. Rename (?<name>\\S+)",
                    "Give {name} another name, or remove its name so that CloudFormation chooses one: the change replaces the"
                            + " resource, and two of one name cannot exist. What is in it is not copied."),
            KnownFailure.of(
                    "event-source-mapping-exists",
                    "provided mapping already exists.*UUID (?<uuid>[0-9a-fx-]+)",
                    "Delete the mapping that was made outside of this stack: <aws lambda delete-event-source-mapping"
                            + " --uuid {uuid}>"),
            KnownFailure.of(
                    "owned-by-another-stack",
                    "(?<name>\\S+)\\s+already exists in stack\\s+(?<stack>\\S+)",
                    "{name} belongs to the stack {stack}: remove it there, or use another name here."),
            KnownFailure.of(
                    "log-group-exists",
                    "AWS::Logs::LogGroup",
                    "identifier '(?:\\{\"/properties/LogGroupName\":\")?(?<name>[^'\"]+).*already exists",
                    "Delete the log group if its logs are not needed (<aws logs delete-log-group --log-group-name {name}>), set"
                            + " \"provider.importExistingResources: true\" to keep it as a resource of the stack, or set"
                            + " \"disableLogs: true\" for the function to leave the log group as it is."),
            KnownFailure.of(
                    "log-group-exists",
                    "AWS::Logs::LogGroup",
                    "already exists",
                    "Delete the log group if its logs are not needed (<aws logs delete-log-group --log-group-name NAME>), set"
                            + " \"provider.importExistingResources: true\" to keep it as a resource of the stack, or set"
                            + " \"disableLogs: true\" for the function to leave the log group as it is."),
            KnownFailure.of(
                    "bucket-name-taken",
                    "AWS::S3::Bucket",
                    "already exists|BucketAlreadyExists|bucket name is not available",
                    "Choose another BucketName: names of buckets are unique among all accounts of AWS. Without a BucketName"
                            + " CloudFormation chooses one."),
            KnownFailure.of(
                    "name-taken",
                    "already exists|AlreadyExists|ResourceExistenceCheck|NAME_CONFLICT",
                    "A resource of that name exists outside of this stack: delete or rename it, or use another name here."));

    private static final List<KnownFailure> SURROUNDINGS = List.of(
            KnownFailure.of(
                    "visibility-timeout",
                    "Queue visibility timeout: (?<queue>\\d+) seconds is less than Function timeout: (?<function>\\d+) seconds",
                    "Set VisibilityTimeout of the queue to at least {function} seconds (AWS recommends six times as much), or the"
                            + " function's timeout to at most {queue}."),
            KnownFailure.of(
                    "security-group-missing",
                    "The security group '(?<group>[^']+)' does not exist",
                    "Use a security group of this account and region, and of the VPC of the subnets, in place of {group} in"
                            + " vpc.securityGroupIds."),
            KnownFailure.of(
                    "subnet-missing",
                    "The subnet ID '(?<subnet>[^']+)' does not exist",
                    "Use a subnet of this account and region in place of {subnet} in vpc.subnetIds."),
            KnownFailure.of(
                    "certificate-region",
                    "Certificate must be in '(?<region>[^']+)'",
                    "Request the certificate in {region}: domains with an EDGE endpoint need it in us-east-1, regional ones in"
                            + " their own region."),
            KnownFailure.of(
                    "certificate",
                    "Invalid certificate ARN|certificate provided must be owned by|UnsupportedCertificate",
                    "Use a certificate of this account in Certificate Manager whose status is ISSUED and that covers the domain."),
            KnownFailure.of(
                    "export-in-use",
                    "Export (?<export>\\S+) cannot be (?:deleted|updated) as it is in use by (?<stacks>.+?)\\.?$",
                    "Deploy {stacks} without the import of {export} first, or keep the output here."),
            KnownFailure.of(
                    "import-missing",
                    "No export named (?<export>.+?) found",
                    "Deploy the stack that exports {export} to the same account and region first, or correct the name in"
                            + " Fn::ImportValue."),
            KnownFailure.of(
                    "stack-policy",
                    "denied by stack policy",
                    "The stack's policy forbids this change: permit it in provider.stackPolicy, deploy without the change, then"
                            + " deploy the change."),
            KnownFailure.of(
                    "termination-protection",
                    "TerminationProtection is enabled",
                    "Set \"provider.deletionProtection: false\" and deploy, then remove the stack."),
            KnownFailure.of(
                    "bucket-not-empty",
                    "bucket you tried to delete is not empty|BUCKET_EMPTINESS",
                    "Empty the bucket with all versions of its objects, or keep it with \"DeletionPolicy: Retain\"."),
            KnownFailure.of(
                    "resource-in-use",
                    "has a dependent object|DependencyViolation|ResourceInUse|DeleteConflict|currently in use",
                    "Detach or delete what uses the resource, then deploy or remove again."),
            KnownFailure.of(
                    "custom-resource",
                    "Received response status \\[FAILED\\] from custom resource",
                    "Read the log of the function behind the custom resource: its failure is there."));

    private static final List<KnownFailure> LIMITS = List.of(
            KnownFailure.of(
                    "unreserved-concurrency",
                    "UnreservedConcurrentExecution below its minimum value of \\[(?<minimum>\\d+)\\]",
                    "Lower reservedConcurrency, so that {minimum} concurrent executions of the account stay unreserved, or ask"
                            + " for a higher quota of concurrent executions (L-B99A9384 in Service Quotas)."),
            KnownFailure.of(
                    "memory-quota",
                    "'MemorySize' value failed to satisfy constraint",
                    "Lower memorySize to at most what the account permits (3008 MB in new ones), or ask AWS's support for more."),
            KnownFailure.of(
                    "too-many-resources",
                    "Number of resources, (?<count>\\d+), is greater than maximum allowed, (?<limit>\\d+)",
                    "Split the service: it has {count} resources, and a stack may have {limit}. Each event of an API and each"
                            + " function with its log group counts."),
            KnownFailure.of(
                    "circular-dependency",
                    "Circular dependency between resources: \\[(?<resources>[^\\]]+)\\]",
                    "Remove one of the references among {resources}; the guide to events says how to write the usual cases."),
            KnownFailure.of(
                    "property-refused",
                    "extraneous key \\[(?<key>[^\\]]+)\\] is not permitted",
                    "Remove or correct {key}: the resource has no such property."),
            KnownFailure.of(
                    "property-refused",
                    "Properties validation failed|Model validation failed|Required property",
                    "Correct the property as the reference of the resource's type says."),
            KnownFailure.of(
                    "throttled",
                    "Rate exceeded|Throttling|TooManyRequests|throttled by|RequestLimitExceeded",
                    "AWS is asked too often by this account: wait a little and deploy again. Let event source mappings depend on"
                            + " each other (dependsOn) if it happens each time."),
            KnownFailure.of(
                    "quota",
                    "Cannot exceed quota|LimitExceeded|limit exceeded|maximum number of|limit for .* has been exceeded",
                    "Delete what is not needed, or ask for a higher quota in Service Quotas."),
            KnownFailure.of(
                    "not-stabilized",
                    "did not stabilize|Exceeded attempts to wait|NotStabilized|timed out waiting|failed to stabilize",
                    "The resource did not become ready in time. Check that who deploys may also read it (such as"
                            + " lambda:GetEventSourceMapping), then deploy again."),
            KnownFailure.of(
                    "internal-failure",
                    "Internal Failure|InternalFailure|ServiceInternalError|ServiceException|request cannot be processed",
                    "Deploy again. If it fails each time, look for misspelt ARNs and regions in the resource, and at AWS's health"
                            + " dashboard."));

    static final List<KnownFailure> ALL = Stream.of(PERMISSIONS, ROLES, CODE, NAMES, SURROUNDINGS, LIMITS)
            .flatMap(List::stream)
            .toList();

    private KnownFailures() {}

    /** The failure that a reason names, for a resource of a type. */
    static Optional<Match> find(String type, String reason) {
        return ALL.stream()
                .flatMap(known -> known.remedyFor(type, reason).map(remedy -> new Match(known.code(), remedy)).stream())
                .findFirst();
    }

    /**
     * A failure that was recognized.
     *
     * @param code its name
     * @param remedy what to do
     */
    record Match(String code, String remedy) {}
}
