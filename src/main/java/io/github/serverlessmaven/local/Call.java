/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import java.util.Optional;

/**
 * A call of a function.
 *
 * @param payload JSON, at most 6 MB
 * @param invokedArn the name the caller used, as an ARN
 * @param clientContext JSON for the function's {@code Context}
 * @param traceId the caller's X-Ray trace
 */
record Call(Payload payload, String invokedArn, Optional<String> clientContext, Optional<String> traceId) {}
