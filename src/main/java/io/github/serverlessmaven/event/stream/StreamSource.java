/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.stream;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.FailureDestination;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.event.mapping.RecordSettings;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records of a DynamoDB or Kinesis stream: an event source mapping, the permission to read, and a consumer if one is asked for. */
public final class StreamSource implements EventSource<PolledSource> {

    private static final List<String> DYNAMODB_ACTIONS = List.of(
            "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream", "dynamodb:ListStreams");
    private static final List<String> KINESIS_ACTIONS =
            List.of("kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream", "kinesis:ListStreams");
    private static final List<String> CONSUMED_ACTIONS = List.of(
            "kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStreamSummary", "kinesis:ListShards");

    private static final Property<PolledSource> TYPE = Property.of(
            "stream",
            Types.deferred(() -> StreamSettings.TYPE),
            "Records of a DynamoDB or Kinesis stream.",
            "{arn: !GetAtt OrdersTable.StreamArn, batchSize: 100, startingPosition: LATEST, maximumRetryAttempts: 3}");

    static final Property<PropertyValues> KINESIS = Property.of(
            "kinesis",
            Types.deferred(() -> Consumer.SECTION),
            "Consumers of Kinesis streams.",
            "{consumerNamingMode: serviceSpecific}");

    @Override
    public Property<PolledSource> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(KINESIS);
    }

    @Override
    public void check(Event<PolledSource> event, Diagnostics diagnostics) {
        RecordSettings.check(event.settings().values(), diagnostics);
        StreamSettings.onFailure(event.settings()).ifPresent(destination -> destination.check(event, diagnostics));
        new StreamRules(event, diagnostics).check();
    }

    @Override
    public List<Delivery> deliveries(Event<PolledSource> event) {
        EventShape records = StreamKind.of(event).map(StreamKind::shape).orElseThrow();
        return List.of(EventSourceMapping.delivery(event, event.settings().values(), records));
    }

    @Override
    public TemplateFragment contribute(Event<PolledSource> event) {
        PolledSource stream = event.settings();
        StreamKind kind = StreamKind.of(event).orElseThrow();
        Optional<Consumer> consumer = Consumer.of(event, kind);
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withResource(mapping(event, kind, consumer))
                .withStatement(PolicyStatement.allow(
                                actions(kind, consumer), stream.arn().value())
                        .grouped());
        for (PolicyStatement statement : StreamSettings.onFailure(stream)
                .map(destination -> destination.statements(event.scope().service()))
                .orElse(List.of())) {
            fragment = fragment.withStatement(statement);
        }
        return consumer.isPresent() ? fragment.and(consumer.get().fragment()) : fragment;
    }

    private static List<String> actions(StreamKind kind, Optional<Consumer> consumer) {
        if (kind == StreamKind.DYNAMODB) {
            return DYNAMODB_ACTIONS;
        }
        return consumer.isPresent() ? CONSUMED_ACTIONS : KINESIS_ACTIONS;
    }

    private static Resource mapping(Event<PolledSource> event, StreamKind kind, Optional<Consumer> consumer) {
        PolledSource stream = event.settings();
        Value.MappingBuilder properties = Value.mapping()
                .put("BatchSize", stream.get(StreamSettings.BATCH_SIZE).map(Value::of))
                .put(
                        "MaximumBatchingWindowInSeconds",
                        stream.get(StreamSettings.BATCH_WINDOW).map(Value::of))
                .put("Enabled", stream.get(EventSourceMapping.ENABLED).map(Value::of))
                .put(
                        "EventSourceArn",
                        consumer.map(Consumer::arn).orElse(stream.arn().value()))
                .put(
                        "ParallelizationFactor",
                        stream.get(StreamSettings.PARALLELIZATION).map(Value::of))
                .put(
                        "TumblingWindowInSeconds",
                        stream.get(StreamSettings.TUMBLING_WINDOW).map(Value::of))
                .put("DestinationConfig", StreamSettings.onFailure(stream).map(FailureDestination::toValue));
        RecordSettings.putAll(stream.values(), properties);
        LogicalId id = new LogicalId(Names.normalized(event.functionKey()) + "EventSourceMapping" + kind.word()
                + Names.capitalized(StreamSettings.name(stream.arn())));
        Resource mapping =
                EventSourceMapping.resource(event, id, stream.values(), Optional.empty(), properties.build());
        List<LogicalId> dependencies = new ArrayList<>(mapping.dependsOn());
        consumer.flatMap(Consumer::id).ifPresent(dependencies::add);
        return mapping.after(dependencies);
    }
}
