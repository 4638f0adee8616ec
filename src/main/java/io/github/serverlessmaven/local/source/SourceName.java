/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.source;

import io.github.serverlessmaven.local.state.Account;
import java.util.Optional;

/**
 * The parts of the ARN of an event source.
 *
 * @param service such as {@code kinesis}
 * @param account the 12 digits of its account
 * @param region its region
 * @param name of the stream, the table or the queue
 * @param stream the label of a table's stream
 */
public record SourceName(String service, String account, String region, String name, Optional<String> stream) {

    private static final int PARTS = 6;

    /**
     * Reads an ARN of a Kinesis stream or one of its consumers, of a stream of a DynamoDB table, or of a queue.
     *
     * @return only the name if it is not an ARN
     */
    public static SourceName of(String arn) {
        String[] parts = arn.split(":", PARTS);
        if (parts.length < PARTS) {
            return new SourceName("", "", "", arn, Optional.empty());
        }
        String[] resource = parts[5].split("/", -1);
        return new SourceName(
                parts[2],
                parts[4],
                parts[3],
                resource.length > 1 ? resource[1] : resource[0],
                resource.length > 3 && resource[2].equals("stream") ? Optional.of(resource[3]) : Optional.empty());
    }

    /** Whether its account is only that of this machine, so that its name alone counts. */
    public boolean isLocal() {
        return account.equals(Account.ID);
    }

    /** The same kind of source of this machine's account with another name. */
    SourceName named(String other) {
        return new SourceName(service, Account.ID, region, other, Optional.empty());
    }
}
