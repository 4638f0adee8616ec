/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.stream;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.template.LogicalId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The services that have streams. */
enum StreamKind {
    DYNAMODB("Dynamodb", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"),
    KINESIS("Kinesis", "AWS::Kinesis::Stream", "AWS::Kinesis::Stream");

    private static final EventShape CHANGES =
            EventShape.batch("changes of a table", "StreamsEventResponse", "DynamodbEvent");
    private static final EventShape RECORDS =
            EventShape.batch("records of a stream", "StreamsEventResponse", "KinesisEvent");

    private final String word;
    private final String resourceType;
    private final String otherType;

    StreamKind(String word, String resourceType, String otherType) {
        this.word = word;
        this.resourceType = resourceType;
        this.otherType = otherType;
    }

    /** As logical ids have it. */
    String word() {
        return word;
    }

    /** What functions get. */
    EventShape shape() {
        return this == DYNAMODB ? CHANGES : RECORDS;
    }

    /** The kind of a stream: as configured, or as the ARN says, or the resource that it belongs to. */
    static Optional<StreamKind> of(Event<PolledSource> event) {
        SourceArn arn = event.settings().arn();
        Optional<LogicalId> resource = arn.getAtt().or(arn::ref);
        return event.settings()
                .get(StreamSettings.KIND)
                .or(() -> arn.text().flatMap(text -> find(kind -> text.contains(":" + kind.key() + ":"))))
                .or(() -> resource.flatMap(id -> event.scope().service().ownResource(id))
                        .flatMap(declared -> declared.text("Type"))
                        .flatMap(type -> find(kind -> type.equals(kind.resourceType) || type.equals(kind.otherType))));
    }

    /** As the configuration and ARNs have it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Optional<StreamKind> find(Predicate<StreamKind> test) {
        return Arrays.stream(values()).filter(test).findFirst();
    }
}
