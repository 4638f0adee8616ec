/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.manifest.StackOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Brings templates to a target, for tests of what happens afterwards. */
public final class DeployedTemplate {

    private static final String BUCKET =
            "\"Code\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"%s\"}}";
    private static final String ROLE = """
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17",
              "Statement": [{"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}]}}}""";

    private final Target target;
    private final String stack;
    private final String bucket;

    /**
     * A stack with a bucket for code and a role for functions, and nothing else yet.
     *
     * @param stack its name, which is unused
     * @param code goes into the bucket as {@code code.zip}
     */
    public DeployedTemplate(Target target, String stack, Path code) {
        this.target = target;
        this.stack = stack;
        this.bucket = stack + "-code-" + Long.toString(System.nanoTime(), 36);
        apply(true, "");
        target.store().upload(bucket, "code.zip", code, Sha256.of(code));
    }

    /** Puts functions and what belongs to them into the stack, in place of those of before. */
    public Stack with(String... resources) {
        return apply(false, ", " + String.join(", ", resources));
    }

    /**
     * A function's resource.
     *
     * @param id its logical id
     * @param method of {@code Behaviours}, or a whole handler
     * @param properties further ones, as JSON, with a comma in front of each
     */
    public String function(String id, String method, String... properties) {
        String handler = method.contains(":") ? method : "io.github.serverlessmaven.fixtures.Behaviours::" + method;
        return functionOf(id, "java17", handler, String.join("", properties));
    }

    /**
     * The resource of a function of any runtime. Its timeout is long enough for a busy machine, unless another one is given.
     *
     * @param properties further ones, as JSON, with a comma in front
     */
    public String functionOf(String id, String runtime, String handler, String properties) {
        String timeout = properties.contains("\"Timeout\"") ? "" : ", \"Timeout\": 30";
        return """
                "%s": {"Type": "AWS::Lambda::Function", "DependsOn": ["Role"], "Properties": {"FunctionName": "%s",
                 "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Handler": "%s", "Runtime": "%s",
                 "Code": {"S3Bucket": "%s", "S3Key": "code.zip"}%s%s}}""".formatted(id, name(id), handler, runtime, bucket, timeout, properties);
    }

    /** The bucket for code. */
    public String bucket() {
        return bucket;
    }

    /** The name of a function. */
    public String name(String id) {
        return stack + "-" + id;
    }

    private Stack apply(boolean creates, String resources) {
        String template = "{\"Resources\": {" + BUCKET.formatted(bucket) + ", " + ROLE + resources + "}}";
        ChangeSet changeSet = target.stacks()
                .create(new ChangeSetRequest(
                        stack,
                        "change-" + System.nanoTime(),
                        creates,
                        new ChangeSetRequest.Inline(template),
                        false,
                        Map.of(),
                        Map.of(),
                        StackOptions.NONE));
        while (changeSet.state() == ChangeSet.State.PENDING) {
            target.clock().sleep(Duration.ofMillis(20));
            changeSet = target.stacks().refresh(changeSet);
        }
        assertThat(changeSet.state()).as(changeSet.reason().orElse("")).isEqualTo(ChangeSet.State.READY);
        StackOperation operation = target.stacks().execute(changeSet, false);
        StackMonitor.Outcome outcome =
                new StackMonitor(target.stacks(), target.clock(), event -> {}).awaitEnd(stack, operation);
        assertThat(outcome.status().isSuccess()).as(outcome.events().toString()).isTrue();
        return target.stacks().find(changeSet.stackId()).orElseThrow();
    }
}
