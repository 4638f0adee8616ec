/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.local.table.TableApi;
import io.github.serverlessmaven.local.table.TableSettings;
import io.github.serverlessmaven.template.Value;
import java.net.URI;
import java.util.Optional;

/**
 * Requests to the tables of this machine, signed as those to AWS are: DynamoDB Local answers no others, though it accepts any key.
 *
 * @param aws what sends them
 */
record TableRequests(AwsAccess aws) implements TableApi {

    private static final String REGION = "us-east-1";

    /** Letters and digits; DynamoDB Local refuses others. */
    private static final AwsSettings.AccessKey KEY = new AwsSettings.AccessKey("local", "local", Optional.empty());

    /**
     * How tables are on this machine.
     *
     * @param areServed whether the user wants DynamoDB Local
     * @param region that this machine stands for
     */
    static TableSettings settings(boolean areServed, Optional<String> region) {
        return new TableSettings(areServed, endpoint -> open(endpoint, region.orElse(REGION)));
    }

    private static TableRequests open(URI endpoint, String region) {
        return new TableRequests(new AwsAccess(new AwsSettings(
                Optional.of(region),
                Optional.empty(),
                Optional.empty(),
                Optional.of(endpoint),
                Optional.empty(),
                Optional.of(KEY),
                Optional.empty(),
                Optional.empty())));
    }

    @Override
    public Value.Mapping call(Service service, String operation, Value.Mapping input) {
        return aws.services().call(service, operation, input);
    }

    @Override
    public void close() {
        aws.close();
    }
}
