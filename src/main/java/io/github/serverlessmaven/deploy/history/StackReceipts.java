/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.history;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Receipts of a stage in its bucket: each says that a stack, since its last update, has a template. Its key says all of it, so that a
 * deployment that lists the bucket need not read the template. A receipt has no meaning after the next update, whoever makes it.
 *
 * @param store the buckets, encrypting as the deployment does
 * @param bucket the bucket
 * @param artifactPrefix where the stage's files stand in it, without a trailing slash
 */
public record StackReceipts(ArtifactStore store, String bucket, String artifactPrefix) {

    /**
     * The key of a receipt.
     *
     * @param stack the stack as it was read
     * @param templateSha256 the SHA-256 digest of the template, 64 hexadecimal digits
     * @return empty if the time of the last update is not known to the millisecond, so that another update may have the same
     */
    public Optional<String> key(Stack stack, String templateSha256) {
        return stack.since()
                .filter(updated -> !updated.equals(updated.truncatedTo(ChronoUnit.SECONDS)))
                .map(updated -> artifactPrefix + "/receipts/"
                        + Sha256.of(String.join("\n", stack.id(), updated.toString(), templateSha256))
                                .hex());
    }

    /**
     * Writes a receipt, if there can be one.
     *
     * @param stack the stack, as it was read after it had got the template and before anybody else changed it
     * @param templateSha256 the SHA-256 digest of the template, 64 hexadecimal digits
     */
    public void write(Stack stack, String templateSha256) {
        key(stack, templateSha256)
                .ifPresent(key -> store.write(
                        bucket,
                        key,
                        Json.pretty(Value.mapping()
                                .put("stack", stack.id())
                                .put(
                                        "updated",
                                        stack.since().map(Instant::toString).map(Value::of))
                                .put("templateSha256", templateSha256)
                                .build())));
    }
}
