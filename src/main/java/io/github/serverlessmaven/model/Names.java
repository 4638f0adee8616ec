/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * All logical ids and AWS names of a service. They equal those of Serverless Framework v3, so that its stacks are taken over without
 * replacing a resource: changing one of them deletes somebody's resource.
 *
 * @param service the service's name
 * @param stage the stage
 */
public record Names(String service, String stage) {

    /** The bucket that holds the packages. */
    public static final LogicalId DEPLOYMENT_BUCKET = new LogicalId("ServerlessDeploymentBucket");

    /** The policy of the bucket. */
    public static final LogicalId DEPLOYMENT_BUCKET_POLICY = new LogicalId("ServerlessDeploymentBucketPolicy");

    /** The output that names the bucket. */
    public static final LogicalId DEPLOYMENT_BUCKET_OUTPUT = new LogicalId("ServerlessDeploymentBucketName");

    /** The role shared by all functions without one of their own. */
    public static final LogicalId EXECUTION_ROLE = new LogicalId("IamRoleLambdaExecution");

    private static final String DEPENDENCIES = "dependencies";

    /** From "CreateRole" in the IAM API reference. */
    private static final int LONGEST_ROLE_NAME = 64;

    /** From "PublishLayerVersion" in the AWS Lambda API reference. */
    private static final int LONGEST_LAYER_NAME = 140;

    /** As in {@code eu-west-1}. */
    private static final int SHORTEST_REGION = 9;

    /** As in {@code us-isof-south-1}. */
    private static final int LONGEST_REGION = 15;

    private static final String ROLE_SUFFIX = "lambdaRole";
    private static final int HASH_LENGTH = 8;

    /** The name of the stack, unless the provider gives one. */
    public String stack() {
        return service + "-" + stage;
    }

    /** The name a function is deployed under, unless it gives one. */
    public String function(String key) {
        return stack() + "-" + key;
    }

    /** Whether a deployed function's name starts like the generated ones, as the shared log permissions assume. */
    public boolean isCanonical(String deployedName) {
        return deployedName.startsWith(stack());
    }

    /** The name of the repository of the images that are built. Amazon ECR takes small letters only. */
    public String imageRepository() {
        return ("serverless-" + stack())
                .toLowerCase(Locale.ROOT)
                .replaceAll("-+", "-")
                .replaceAll("-$", "");
    }

    /** The logical id of a function. */
    public LogicalId functionId(String key) {
        return new LogicalId(normalized(key) + "LambdaFunction");
    }

    /** The logical id of a function's log group. */
    public LogicalId logGroupId(String key) {
        return new LogicalId(normalized(key) + "LogGroup");
    }

    /** The name of a deployed function's log group, given by AWS. */
    public static String logGroup(String deployedName) {
        return "/aws/lambda/" + deployedName;
    }

    /**
     * The logical id of a function's version.
     *
     * @param hash Base64 of what the version captures; only its letters and digits count
     */
    public LogicalId versionId(String key, String hash) {
        return new LogicalId(normalized(key) + "LambdaVersion" + hash.replaceAll("[^0-9A-Za-z]", ""));
    }

    /** The output that gives the ARN of a function's newest version. */
    public LogicalId versionOutputId(String key) {
        return new LogicalId(normalized(key) + "LambdaFunctionQualifiedArn");
    }

    /** The logical id of the alias that keeps instances of a function ready. */
    public LogicalId provisionedAliasId(String key) {
        return new LogicalId(normalized(key) + "ProvConcLambdaAlias");
    }

    /** The logical id of the alias of a function that starts from snapshots. */
    public LogicalId snapStartAliasId(String key) {
        return new LogicalId(normalized(key) + "SnapStartLambdaAlias");
    }

    /** The logical id of the alias of a function whose executions outlive an invocation. */
    public LogicalId durableAliasId(String key) {
        return new LogicalId(normalized(key) + "DurableLambdaAlias");
    }

    /** The logical id of the alias of a function whose versions are deployed step by step, as serverless-plugin-canary-deployments has it. */
    public LogicalId deploymentAliasId(String key, String alias) {
        return new LogicalId(
                functionId(key) + "Alias" + alias.replace("-", "Dash").replace("_", "Underscore"));
    }

    /** The logical id of a capacity provider, as Serverless 4 has it. */
    public LogicalId capacityProviderId(String name) {
        return new LogicalId(normalized(name) + "LambdaCapacityProvider");
    }

    /** The logical id of a function's settings for asynchronous invocation. */
    public LogicalId eventInvokeConfigId(String key) {
        return new LogicalId(normalized(key) + "LambdaEvConf");
    }

    /** The logical id of a function's URL, and of the output that holds it. */
    public LogicalId functionUrlId(String key) {
        return new LogicalId(normalized(key) + "LambdaFunctionUrl");
    }

    /** The logical id of the permission to call a function's URL. */
    public LogicalId functionUrlPermissionId(String key) {
        return new LogicalId(normalized(key) + "LambdaPermissionFnUrl");
    }

    /** The logical id of the permission to invoke a function through its URL. */
    public LogicalId functionUrlInvocationPermissionId(String key) {
        return new LogicalId(normalized(key) + "LambdaPermissionFn");
    }

    /**
     * The name in AWS of the layers that hold libraries; each set of libraries is a version.
     *
     * @see DependencyPlace#LAYER
     */
    public String dependenciesLayer() {
        String whole = stack() + "-dependencies";
        return whole.length() > LONGEST_LAYER_NAME ? whole.substring(0, LONGEST_LAYER_NAME) : whole;
    }

    /** The logical id of a layer of the service. */
    public LogicalId layerId(String key) {
        return new LogicalId(normalized(key) + "LambdaLayer");
    }

    /** The beginning of the logical ids of layers of libraries. */
    public String dependenciesPrefix() {
        return normalized(DEPENDENCIES);
    }

    /**
     * The key of a layer of libraries.
     *
     * @param hash of the libraries, in hexadecimal
     */
    public static String dependenciesKey(String hash) {
        return DEPENDENCIES + hash;
    }

    /**
     * The logical id of one version of a layer whose versions stay.
     *
     * @param hash in hexadecimal, of everything the version is made of
     */
    public LogicalId retainedLayerId(String key, String hash) {
        return new LogicalId(layerId(key) + hash);
    }

    /**
     * The logical id of the permission to use a layer.
     *
     * @param account 12 digits, {@code *} or the ARN of an account's root
     */
    public LogicalId layerPermissionId(String key, String account) {
        String letters = account.replace("*", "Wild").replaceAll("[^0-9A-Za-z]", "");
        return new LogicalId(normalized(key) + letters + "LambdaLayerPermission");
    }

    /** The output that gives the ARN of a layer's newest version. */
    public LogicalId layerOutputId(String key) {
        return new LogicalId(layerId(key) + "QualifiedArn");
    }

    /** The output that gives the hash of a layer. */
    public LogicalId layerHashOutputId(String key) {
        return new LogicalId(layerId(key) + "Hash");
    }

    /** The output that holds where a layer's package is. */
    public LogicalId layerS3KeyOutputId(String key) {
        return new LogicalId(layerId(key) + "S3Key");
    }

    /**
     * The name of the role that functions share. It is that of Serverless unless AWS refused that for its length; for an unknown region
     * the shortest one is taken, to keep the name of a role that exists.
     *
     * @param region the region, if it is known
     */
    public Value executionRole(Optional<String> region) {
        return roleName(List.of(service, stage), region.map(String::length).orElse(SHORTEST_REGION));
    }

    /** The logical id of a function's own role. */
    public LogicalId functionRoleId(String key) {
        return new LogicalId(normalized(key) + EXECUTION_ROLE);
    }

    /**
     * The name of a function's own role.
     *
     * @param region the region, if it is known
     */
    public Value functionRole(String key, Optional<String> region) {
        return roleName(List.of(service, stage, key), region.map(String::length).orElse(LONGEST_REGION));
    }

    private static Value roleName(List<String> parts, int regionLength) {
        String whole = String.join("-", parts);
        int rest = "-".length() + regionLength + "-".length() + ROLE_SUFFIX.length();
        List<String> head = whole.length() + rest <= LONGEST_ROLE_NAME ? parts : List.of(shortened(whole));
        List<Value> all = new ArrayList<>();
        for (String part : head) {
            all.add(Value.of(part));
        }
        all.add(Intrinsic.pseudo("AWS::Region"));
        all.add(Value.of(ROLE_SUFFIX));
        return Intrinsic.join("-", all.toArray(new Value[0]));
    }

    /** The beginning of a name with a hash of all of it, the same in every region. */
    private static String shortened(String whole) {
        String hash = UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASH_LENGTH);
        int rest = 3 * "-".length() + HASH_LENGTH + LONGEST_REGION + ROLE_SUFFIX.length();
        return whole.substring(0, LONGEST_ROLE_NAME - rest) + "-" + hash;
    }

    /** The name of the policy inside a generated role. */
    public Value executionPolicy() {
        return Intrinsic.join("-", Value.of(service), Value.of(stage), Value.of("lambda"));
    }

    /** The name by which other stacks import an output. */
    public String export(LogicalId output) {
        return "sls-" + service + "-" + stage + "-" + output;
    }

    /**
     * Where this stage's files stand in the bucket, without a trailing slash.
     *
     * @param deploymentPrefix the provider's prefix, {@code serverless} unless configured
     */
    public String artifactPrefix(String deploymentPrefix) {
        return deploymentPrefix.isEmpty() ? service + "/" + stage : deploymentPrefix + "/" + service + "/" + stage;
    }

    /** A function's, layer's or resource's key as part of a logical id. */
    public static String normalized(String key) {
        String letters = key.replace("-", "Dash").replace("_", "Underscore");
        return letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
    }

    /** A name of AWS as part of a logical id: its letters and digits. */
    public static String alphanumeric(String name) {
        return name.replaceAll("[^0-9A-Za-z]", "");
    }

    /** A name of AWS as part of a logical id: its letters and digits, the first one in upper case. */
    public static String capitalized(String name) {
        String letters = alphanumeric(name);
        return letters.isEmpty() ? "" : letters.substring(0, 1).toUpperCase(Locale.ROOT) + letters.substring(1);
    }
}
