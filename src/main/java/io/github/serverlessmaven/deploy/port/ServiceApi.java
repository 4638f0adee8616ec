/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.template.Value;

/**
 * Operations of services of AWS whose input and output are JSON, of an account or of a server in its place. Safe for use by several threads.
 */
@FunctionalInterface
public interface ServiceApi {

    /** The services, with the names that their operations have in requests. */
    enum Service {
        SQS("AmazonSQS"),
        KINESIS("Kinesis_20131202"),
        DYNAMODB("DynamoDB_20120810"),
        DYNAMODB_STREAMS("DynamoDBStreams_20120810");

        private final String target;

        Service(String target) {
            this.target = target;
        }

        /** What stands before the name of an operation in the header {@code X-Amz-Target}. */
        public String target() {
            return target;
        }
    }

    /**
     * Executes an operation, once: who calls it decides what a failure means.
     *
     * @param operation such as {@code GetRecords}
     * @throws ServiceFailure if the service refuses it or cannot be reached
     */
    Value.Mapping call(Service service, String operation, Value.Mapping input);
}
