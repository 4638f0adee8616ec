/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.stream;

import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.FailureDestination;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.event.mapping.RecordSettings;
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a stream is configured. */
final class StreamSettings {

    private static final String DESCRIPTION = "the ARN of a DynamoDB or Kinesis stream";

    /** Both streams' ARNs have a slash before the name. */
    private static final String PATTERN = "arn:aws[a-z-]*:(dynamodb|kinesis):[^/\\s]+/\\S+";

    static final Property<Value> ARN = Property.of(
            "arn",
            TemplateTypes.textOrIntrinsic(Types.text(DESCRIPTION, PATTERN)),
            "The stream whose records invoke the function.",
            "!GetAtt OrdersTable.StreamArn");

    static final Property<StreamKind> KIND = Property.of(
            "type",
            Types.choice(StreamKind.values(), StreamKind::key).strict(),
            "Whose stream it is; known by itself if the ARN is written out or belongs to a resource of the service.",
            "dynamodb");

    static final Property<Integer> BATCH_SIZE = EventSourceMapping.batchSize(
                    "How many records the function gets at most at once: up to 10000.")
            .orElse(10);

    static final Property<Integer> BATCH_WINDOW = Property.of(
            "batchWindow",
            Types.integer(0, 300),
            "How many seconds records are gathered before the function is invoked, unless a batch is full before.",
            "5");

    static final Property<Integer> PARALLELIZATION = Property.of(
            "parallelizationFactor", Types.integer(1, 10), "How many batches of a shard are processed at once.", "2");

    static final Property<Integer> TUMBLING_WINDOW = Property.of(
            "tumblingWindowInSeconds",
            Types.integer(0, 900),
            "The length of the windows over which the function aggregates records.",
            "60");

    static final Property<Value> CONSUMER = Property.of(
            "consumer",
            TemplateTypes.textOrIntrinsic(
                    Types.text("true, or the ARN of a consumer", "true|false|arn:aws[a-z-]*:kinesis:\\S+")),
            "Whether the function reads a Kinesis stream through a consumer of its own: true for a generated one, or an ARN.",
            "true");

    private static final Property<FailureDestination> ON_FAILURE = Property.of(
            "onFailure",
            FailureDestination.OF_STREAM,
            "Where records go whose processing failed for good.",
            "{arn: !GetAtt FailedQueue.Arn, type: sqs}");

    static final Property<PropertyValues> DESTINATIONS = Property.of(
            "destinations",
            ObjectSchema.of(List.of(ON_FAILURE)).requiring(ON_FAILURE),
            "Where records go whose processing failed for good: what says where they are, or a bucket with the records themselves.",
            "{onFailure: {arn: !GetAtt FailedQueue.Arn, type: sqs}}");

    /** The legal forms. */
    static final PropertyType<PolledSource> TYPE = PolledSource.type(
            Types.text(DESCRIPTION, PATTERN), ObjectSchema.of(properties()).requiring(ARN), ARN);

    private StreamSettings() {}

    private static List<Property<?>> properties() {
        List<Property<?>> properties = new ArrayList<>(List.of(
                ARN,
                KIND,
                BATCH_SIZE,
                BATCH_WINDOW,
                PARALLELIZATION,
                TUMBLING_WINDOW,
                CONSUMER,
                DESTINATIONS,
                EventSourceMapping.FUNCTION_RESPONSE_TYPE));
        properties.addAll(RecordSettings.PROPERTIES);
        properties.addAll(EventSourceMapping.PROPERTIES);
        return properties;
    }

    /** Where records go that failed. */
    static Optional<FailureDestination> onFailure(PolledSource stream) {
        return stream.get(DESTINATIONS).flatMap(destinations -> destinations.get(ON_FAILURE));
    }

    /** What logical ids call the stream. */
    static String name(SourceArn arn) {
        return arn.text()
                .map(text -> text.split("/", -1)[1])
                .or(() -> arn.reference().map(text -> text.substring(text.lastIndexOf('/') + 1)))
                .orElse("");
    }
}
