/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.util.List;
import java.util.Optional;

/** Where stacks live: an AWS account in one region, or this machine. What it opened is closed with it. */
public interface Target extends AutoCloseable {

    /** The AWS region, or the one this machine stands for. */
    String region();

    /** The domain that the host names of AWS end with there, such as {@code amazonaws.com}. */
    default String urlSuffix() {
        return "amazonaws.com";
    }

    /** The partition of AWS that its ARNs begin with, such as {@code aws}. */
    default String partition() {
        return "aws";
    }

    /** The place in words, after "to", "in" or "from". */
    default String place() {
        return region();
    }

    /**
     * The address of a stack's events in the AWS console.
     *
     * @param stackId the id of the stack
     * @return empty where there is no console
     */
    default Optional<String> console(String stackId) {
        return Optional.empty();
    }

    /** The id of its account, 12 digits; asks AWS. */
    String account();

    /** Whom the credentials belong to; asks AWS, once. Empty where there are no credentials. */
    default Optional<CallerIdentity> caller() {
        return Optional.empty();
    }

    /** Its stacks. */
    Stacks stacks();

    /** Its buckets. */
    ArtifactStore store();

    /** Its container images. */
    ImageRegistry images();

    /** Its secrets. */
    Secrets secrets();

    /** Its functions. */
    Functions functions();

    /** Code and configuration of its functions. */
    FunctionUpdates functionUpdates();

    /** Its published versions. */
    PublishedVersions versions();

    /** What its functions wrote. */
    Logs logs();

    /** Its Amazon API Gateway; empty where there is none. */
    default Optional<ApiGateway> apiGateway() {
        return Optional.empty();
    }

    /** Its time. */
    Clock clock();

    /** Whether a resource is refused whose name another one has. */
    default boolean hasUniqueNames() {
        return true;
    }

    /** Whether its endpoints answer at the moment: those of this machine only while a <code>serverless:start</code> runs. */
    default boolean isServed() {
        return true;
    }

    /**
     * Resources of a stack that are known here but do nothing, such as queues on this machine.
     *
     * @return each as {@code LogicalId (AWS::Service::Type)}; empty on AWS
     */
    default List<String> recordedOnly(String stackName) {
        return List.of();
    }

    /**
     * What functions sent to queues, topics and buses that are only recorded here: failed events and records for destinations.
     *
     * @return each as {@code ARN: how many messages in which file}; empty on AWS
     */
    default List<String> keptMessages() {
        return List.of();
    }

    @Override
    void close();
}
