/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.stream;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * A consumer with throughput of its own of a Kinesis stream.
 *
 * @param arn its ARN
 * @param generated the resource that creates it; empty for one that exists
 */
record Consumer(Value arn, Optional<Resource> generated) {

    private static final Property<String> NAMING = Property.of(
            "consumerNamingMode",
            Types.choice(List.of("serviceSpecific")),
            "serviceSpecific if names of consumers are to contain the service's name and stage, so that stages can share a stream.",
            "serviceSpecific");

    /** The provider's section. */
    static final PropertyType<PropertyValues> SECTION = ObjectSchema.of(List.of(NAMING));

    /** The consumer of a stream, if it has one. */
    static Optional<Consumer> of(Event<PolledSource> event, StreamKind kind) {
        return event.settings()
                .get(StreamSettings.CONSUMER)
                .filter(consumer -> kind == StreamKind.KINESIS && !consumer.equals(Value.of("false")))
                .map(consumer -> consumer.equals(Value.of("true"))
                        ? generated(event)
                        : new Consumer(consumer, Optional.empty()));
    }

    private static Consumer generated(Event<PolledSource> event) {
        String name = name(event);
        LogicalId id = new LogicalId(Names.normalized(name).replaceAll("[^0-9A-Za-z]", "") + "StreamConsumer");
        Value.Mapping properties = Value.mapping()
                .put("StreamARN", event.settings().arn().value())
                .put("ConsumerName", name)
                .build();
        return new Consumer(
                Intrinsic.ref(id), Optional.of(Resource.of(id, "AWS::Kinesis::StreamConsumer", properties)));
    }

    private static String name(Event<PolledSource> event) {
        Service service = event.scope().service();
        boolean isSpecific = service.provider()
                .get(StreamSource.KINESIS)
                .flatMap(kinesis -> kinesis.get(NAMING))
                .isPresent();
        return event.functionKey() + StreamSettings.name(event.settings().arn())
                + (isSpecific ? service.name() + service.stage() : "") + "Consumer";
    }

    /** The logical id of a generated consumer. */
    Optional<LogicalId> id() {
        return generated.map(Resource::id);
    }

    /** The generated consumer, and the permission to read through it. */
    TemplateFragment fragment() {
        TemplateFragment permitted = TemplateFragment.EMPTY.withStatement(
                PolicyStatement.allow(List.of("kinesis:SubscribeToShard"), arn).grouped());
        return generated.map(permitted::withResource).orElse(permitted);
    }
}
