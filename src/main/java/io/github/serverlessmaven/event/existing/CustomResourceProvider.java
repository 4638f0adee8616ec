/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.existing;

import io.github.serverlessmaven.event.Md5;
import io.github.serverlessmaven.feature.LogGroup;
import io.github.serverlessmaven.feature.Tags;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.RoleSettings;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.BundledFile;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A function of the stack that CloudFormation calls for custom resources. Its logical id and name are those of Serverless 3, as
 * CloudFormation never changes the function of a custom resource that exists; its code stands in the template.
 */
public enum CustomResourceProvider {
    /** Notifications of buckets: {@code Custom::S3}. */
    BUCKETS("custom-resource-existing-s3", "bucket.py"),
    /** Triggers of user pools: {@code Custom::CognitoUserPool} and {@code Custom::CognitoUserPoolArn}. */
    USER_POOLS("custom-resource-existing-cup", "user_pool.py");

    /** A property of the provider's {@code logs}. */
    public static final Property<Boolean> FRAMEWORK_LOGS = Property.of(
                    "frameworkLambda",
                    Types.bool(),
                    "Whether the functions that are added for existing buckets and user pools write logs.",
                    "true")
            .orElse(false);

    /** The role of all of them. */
    static final LogicalId ROLE = new LogicalId("IamRoleCustomResourcesLambdaExecution");

    /** What all of them begin with; then follows what is its own. */
    private static final String COMMON_CODE = "resource.py";

    /** Its SDK is part of the runtime; see decision 0034. */
    private static final String RUNTIME = "python3.14";

    private static final int MEGABYTES = 1024;
    private static final int SECONDS = 180;

    /** From "CreateFunction" in the AWS Lambda API reference. */
    private static final int LONGEST_NAME = 64;

    private static final int BESIDE_HASH = 32;

    private final String key;
    private final String code;

    CustomResourceProvider(String key, String code) {
        this.key = key;
        this.code = code;
    }

    /** The logical id of the function. */
    public LogicalId id() {
        return new LogicalId(Names.normalized(key) + "LambdaFunction");
    }

    /** What custom resources name as their {@code ServiceToken}. */
    public Value serviceToken() {
        return Intrinsic.getAtt(id(), "Arn");
    }

    /** The function with its role and, if it writes logs, their group. The role is that of the deployment, if one is configured. */
    public List<Resource> resources(Service service) {
        List<Resource> resources = new ArrayList<>();
        List<LogicalId> dependencies = new ArrayList<>();
        if (service.roles().deployment().isEmpty()) {
            resources.add(role(service));
            dependencies.add(ROLE);
        }
        if (writesLogs(service)) {
            LogicalId group = service.names().logGroupId(key);
            resources.add(LogGroup.shared(group, Names.logGroup(functionName(service)), service));
            dependencies.add(group);
        }
        resources.add(
                Resource.of(id(), "AWS::Lambda::Function", properties(service)).after(dependencies));
        return resources;
    }

    /**
     * What the function may do for some of its custom resources, as a policy of its own: it stays until they are deleted, or changed to
     * something else. Empty if the role is that of the deployment.
     *
     * @param condition under which these custom resources exist
     */
    public Optional<Resource> policy(
            LogicalId id, List<Value> statements, Optional<String> condition, Service service) {
        if (service.roles().deployment().isPresent()) {
            return Optional.empty();
        }
        Value.Mapping properties = Value.mapping()
                .put("PolicyName", id.text())
                .put("PolicyDocument", document(statements))
                .put("Roles", Value.list(Intrinsic.ref(ROLE)))
                .build();
        return Optional.of(Resource.of(id, "AWS::IAM::Policy", properties).when(condition));
    }

    private Value.Mapping properties(Service service) {
        Value.MappingBuilder properties = Value.mapping()
                .put("Code", Value.mapping("ZipFile", Value.of(text(COMMON_CODE) + text(code))))
                .put("FunctionName", functionName(service))
                .put("Handler", "index.handler")
                .put("MemorySize", Value.of(MEGABYTES))
                .put(
                        "Role",
                        service.roles()
                                .deployment()
                                .<Value>map(Value::of)
                                .orElseGet(() -> Intrinsic.getAtt(ROLE, "Arn")))
                .put("Runtime", RUNTIME)
                .put("Timeout", Value.of(SECONDS));
        Value.Sequence tags = Tags.toList(Tags.ofProvider(service));
        return tags.items().isEmpty()
                ? properties.build()
                : properties.put("Tags", tags).build();
    }

    private String functionName(Service service) {
        String name = service.names().function(key);
        return name.length() <= LONGEST_NAME ? name : name.substring(0, BESIDE_HASH) + Md5.hex(name);
    }

    /** One role for all such functions, the same whichever of them there are. */
    private static Resource role(Service service) {
        RoleSettings settings = service.roles().shared();
        Value trust = Value.mapping()
                .put("Effect", "Allow")
                .put("Principal", Value.mapping("Service", Value.texts(List.of("lambda.amazonaws.com"))))
                .put("Action", Value.texts(List.of("sts:AssumeRole")))
                .build();
        Value.MappingBuilder properties = Value.mapping().put("AssumeRolePolicyDocument", document(List.of(trust)));
        if (writesLogs(service)) {
            properties.put("Policies", Value.list(logPolicy(service)));
        }
        properties.put("PermissionsBoundary", settings.permissionsBoundary());
        if (!settings.tags().isEmpty()) {
            properties.put("Tags", Value.tags(settings.tags()));
        }
        return Resource.of(ROLE, "AWS::IAM::Role", properties.build()).always();
    }

    private static Value logPolicy(Service service) {
        String groups = Stream.of(values())
                .map(provider -> provider.functionName(service)
                                .startsWith(service.names().stack())
                        ? service.names().stack()
                        : service.names().stack().substring(0, BESIDE_HASH))
                .min(String::compareTo)
                .orElseThrow();
        String arn = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:" + Names.logGroup(groups);
        List<Value> statements = List.of(
                PolicyStatement.allow(
                                List.of("logs:CreateLogStream", "logs:CreateLogGroup", "logs:TagResource"),
                                Intrinsic.sub(arn + "*:*"))
                        .toValue(),
                PolicyStatement.allow(List.of("logs:PutLogEvents"), Intrinsic.sub(arn + "*:*:*"))
                        .toValue());
        Value name = Intrinsic.join(
                "-", Value.of(service.stage()), Value.of(service.name()), Value.of("custom-resources-lambda"));
        return Value.mapping()
                .put("PolicyName", name)
                .put("PolicyDocument", document(statements))
                .build();
    }

    private static Value document(List<Value> statements) {
        return Value.mapping()
                .put("Version", "2012-10-17")
                .put("Statement", new Value.Sequence(statements))
                .build();
    }

    private static boolean writesLogs(Service service) {
        return service.provider()
                .section("logs")
                .flatMap(logs -> logs.get(FRAMEWORK_LOGS))
                .orElse(false);
    }

    private static String text(String file) {
        return BundledFile.text(CustomResourceProvider.class, file)
                .lines()
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
