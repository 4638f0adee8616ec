/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.sns;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.event.Subscribers;
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Messages of an SNS topic: a subscription and the permission to invoke the function, and the topic unless it exists. */
public final class Sns implements EventSource<TopicEvent> {

    private static final EventShape MESSAGES = EventShape.of("a message of a topic", "SNSEvent");

    static final DiagnosticCode NO_TOPIC = new DiagnosticCode("NO_TOPIC", "An \"sns\" event does not name a topic.");

    static final DiagnosticCode FIFO_TOPIC = new DiagnosticCode("FIFO_TOPIC", "A FIFO topic delivers to queues only.");

    static final DiagnosticCode INEFFECTIVE_SCOPE =
            new DiagnosticCode("INEFFECTIVE_SCOPE", "The scope of a filter is configured without a filter.");

    static final DiagnosticCode REDRIVE_TARGETS =
            new DiagnosticCode("REDRIVE_TARGETS", "Undelivered messages go to exactly one queue.");

    static final DiagnosticCode CONFLICTING_TOPICS =
            new DiagnosticCode("CONFLICTING_TOPICS", "Events describe the topic that they share in different ways.");

    private static final Property<TopicEvent> TYPE = Property.of(
            "sns",
            Types.deferred(() -> TopicEvent.TYPE),
            "Messages of an SNS topic, which is created unless its ARN is given.",
            "orders");

    @Override
    public Property<TopicEvent> type() {
        return TYPE;
    }

    @Override
    public void check(Event<TopicEvent> event, Diagnostics diagnostics) {
        TopicEvent topic = event.settings();
        if (Names.capitalized(topic.name()).isEmpty()) {
            event.error(diagnostics, NO_TOPIC, "has neither arn nor topicName", "Add one of them.");
        }
        if (topic.name().endsWith(".fifo")) {
            event.violation(
                    diagnostics,
                    FIFO_TOPIC,
                    topic.name() + " is a FIFO topic, which delivers to queues only",
                    "Subscribe a FIFO queue to it below \"resources\", and give the function an \"sqs\" event of that queue.");
        }
        if (topic.get(TopicEvent.FILTER_SCOPE).isPresent()
                && topic.get(TopicEvent.FILTER_POLICY).isEmpty()
                && !diagnostics.alreadyReported(topic.values().path() + "." + TopicEvent.FILTER_POLICY)) {
            topic.values()
                    .violation(
                            TopicEvent.FILTER_SCOPE,
                            diagnostics,
                            INEFFECTIVE_SCOPE,
                            "has no effect without a filterPolicy",
                            "Add a filterPolicy, or remove it.");
        }
        topic.get(RedrivePolicy.REDRIVE_POLICY)
                .filter(policy -> RedrivePolicy.forms(policy, diagnostics) != 1)
                .ifPresent(policy -> topic.values()
                        .error(
                                RedrivePolicy.REDRIVE_POLICY,
                                diagnostics,
                                REDRIVE_TARGETS,
                                "must name exactly one queue, but names " + RedrivePolicy.forms(policy, diagnostics),
                                "Use one of deadLetterTargetArn, deadLetterTargetRef and deadLetterTargetImport."));
    }

    @Override
    public void checkShared(ServiceEvents<TopicEvent> events, Diagnostics diagnostics) {
        for (Property<?> property : List.of(TopicEvent.DISPLAY_NAME, TopicEvent.KMS_KEY)) {
            for (Subscribers<TopicEvent> topic : generated(events).values()) {
                checkSame(topic, property, diagnostics);
            }
        }
    }

    private static <V> void checkSame(Subscribers<TopicEvent> topic, Property<V> property, Diagnostics diagnostics) {
        Optional<V> first = setting(topic, property);
        topic.events().stream()
                .map(Event::settings)
                .filter(event ->
                        event.get(property).isPresent() && !event.get(property).equals(first))
                .forEach(event -> event.values()
                        .violation(
                                property,
                                diagnostics,
                                CONFLICTING_TOPICS,
                                "another event describes the topic " + event.name() + " with another value",
                                "Configure it once."));
    }

    private static <V> Optional<V> setting(Subscribers<TopicEvent> topic, Property<V> property) {
        return topic.events().stream()
                .flatMap(event -> event.settings().get(property).stream())
                .findFirst();
    }

    /** The topics that are generated, by their names, with their subscribers. */
    private static Map<String, Subscribers<TopicEvent>> generated(ServiceEvents<TopicEvent> events) {
        Map<String, List<Event<TopicEvent>>> byName = events.events().stream()
                .filter(event -> event.settings().arn().isEmpty())
                .collect(Collectors.groupingBy(
                        event -> event.settings().name(), LinkedHashMap::new, Collectors.toList()));
        Map<String, Subscribers<TopicEvent>> topics = new LinkedHashMap<>();
        byName.forEach((name, subscribers) -> topics.put(name, new Subscribers<>(subscribers)));
        return topics;
    }

    @Override
    public TemplateFragment contributeShared(ServiceEvents<TopicEvent> events) {
        TemplateFragment fragment = TemplateFragment.EMPTY;
        for (Subscribers<TopicEvent> topic : generated(events).values()) {
            fragment = fragment.withResource(topic(topic));
        }
        return fragment;
    }

    private static Resource topic(Subscribers<TopicEvent> topic) {
        Value.Sequence inline = topic.entries(
                event -> !event.settings().isSeparate(),
                event -> subscription(event).build());
        Value.MappingBuilder properties = Value.mapping()
                .put("TopicName", topic.first().settings().name())
                .put("DisplayName", setting(topic, TopicEvent.DISPLAY_NAME).map(Value::of))
                .put("KmsMasterKeyId", setting(topic, TopicEvent.KMS_KEY));
        if (!inline.items().isEmpty()) {
            properties.put("Subscription", inline);
        }
        return Resource.of(topicId(topic.first()), "AWS::SNS::Topic", properties.build())
                .after(topic.dependencies())
                .when(topic.condition())
                .from(topic.first().origin());
    }

    private static LogicalId topicId(Event<TopicEvent> event) {
        return new LogicalId("SNSTopic" + Names.capitalized(event.settings().name()));
    }

    private static Value.MappingBuilder subscription(Event<TopicEvent> event) {
        return Value.mapping().put("Endpoint", event.target().arn()).put("Protocol", "lambda");
    }

    @Override
    public List<Delivery> deliveries(Event<TopicEvent> event) {
        return List.of(event.delivery(MESSAGES));
    }

    @Override
    public TemplateFragment contribute(Event<TopicEvent> event) {
        TopicEvent topic = event.settings();
        TemplateFragment fragment = TemplateFragment.EMPTY.withResource(event.target()
                .permission(
                        new LogicalId(Names.normalized(event.functionKey()) + "LambdaPermission"
                                + Names.capitalized(topic.name()) + "SNS"),
                        "lambda:InvokeFunction",
                        "sns.amazonaws.com",
                        Value.mapping("SourceArn", topic.topicArn())));
        Optional<RedrivePolicy> undelivered = RedrivePolicy.of(topic);
        if (undelivered.isPresent()) {
            fragment = fragment.withResource(undelivered.get().permission(event));
        }
        return topic.isSeparate() ? fragment.withResource(separate(event, undelivered)) : fragment;
    }

    private static Resource separate(Event<TopicEvent> event, Optional<RedrivePolicy> undelivered) {
        TopicEvent topic = event.settings();
        Value.Mapping properties = subscription(event)
                .put("TopicArn", topic.arn().map(SourceArn::value).orElseGet(() -> Intrinsic.ref(topicId(event))))
                .put("FilterPolicy", topic.get(TopicEvent.FILTER_POLICY).map(Value.Mapping::new))
                .put("FilterPolicyScope", topic.get(TopicEvent.FILTER_SCOPE).map(Value::of))
                .put("RedrivePolicy", undelivered.map(RedrivePolicy::toValue))
                .put(
                        "Region",
                        topic.otherRegion(event.scope().service().region()).map(Value::of))
                .build();
        LogicalId id = new LogicalId(
                Names.normalized(event.functionKey()) + "SnsSubscription" + Names.capitalized(topic.name()));
        return Resource.of(id, "AWS::SNS::Subscription", properties)
                .after(event.target().dependencies());
    }
}
