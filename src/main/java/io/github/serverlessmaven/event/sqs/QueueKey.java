/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.sqs;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** The KMS key of an encrypted queue: as configured, or as the queue's own declaration says. */
final class QueueKey {

    private QueueKey() {}

    /** Its ARN; empty if the queue has none, one of AWS's own, or one that is not known here. */
    static Optional<Value> of(Event<PolledSource> event) {
        return event.settings()
                .get(Sqs.Settings.QUEUE_KEY)
                .or(() -> declared(event).flatMap(key -> arn(key, event.scope().service())));
    }

    /** Whether the queue is encrypted with a key of the user's that nothing names by its ARN. */
    static boolean isUnknown(Event<PolledSource> event) {
        boolean isOwn = declared(event)
                .filter(key -> !(key instanceof Value.Text text && text.text().startsWith("alias/aws/")))
                .isPresent();
        return isOwn && of(event).isEmpty();
    }

    private static Optional<Value> declared(Event<PolledSource> event) {
        return event.settings()
                .arn()
                .declared(event.scope().service(), QueueRules.QUEUE)
                .flatMap(queue -> queue.section("Properties").get("KmsMasterKeyId"));
    }

    private static Optional<Value> arn(Value key, Service service) {
        SourceArn reference = new SourceArn(key);
        Optional<LogicalId> referred = reference
                .ref()
                .filter(id -> service.ownResource(id)
                        .flatMap(resource -> resource.text("Type"))
                        .equals(Optional.of("AWS::KMS::Key")));
        return referred.map(id -> Intrinsic.getAtt(id, "Arn"))
                .or(() -> Optional.of(key)
                        .filter(value -> reference.getAtt().isPresent()
                                || reference
                                        .text()
                                        .filter(text -> text.startsWith("arn:"))
                                        .isPresent()));
    }
}
