/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A function that was changed without CloudFormation, so that it may run something else than the template of its stack says.
 *
 * @param logicalId its logical id
 * @param name the name it is deployed under
 * @param changes what was changed: names of properties, {@code Code} for the code
 * @param time when it was changed last
 * @param identity the ARN of who changed it last
 */
public record ChangedFunction(
        String logicalId, String name, List<String> changes, Instant time, Optional<String> identity) {

    /** Copies the list. */
    public ChangedFunction {
        changes = List.copyOf(changes);
    }

    /** What was changed, when and by whom: {@code Code, Timeout on 2026-11-30 14:03:12 UTC by user/jane}. */
    public String text() {
        return String.join(", ", changes) + " on " + Clock.text(time)
                + identity.map(arn -> " by " + new CallerIdentity("", arn).name())
                        .orElse("");
    }
}
