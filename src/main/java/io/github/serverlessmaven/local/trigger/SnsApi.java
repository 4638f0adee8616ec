/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.gateway.HttpApiGateway;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.messaging.Publication;
import io.github.serverlessmaven.local.messaging.Receipt;
import io.github.serverlessmaven.local.messaging.Subscription;
import io.github.serverlessmaven.local.messaging.Topic;
import io.github.serverlessmaven.local.messaging.TopicProblem;
import io.github.serverlessmaven.local.messaging.Topics;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Amazon SNS's API does with topics here, for AWS's SDKs and command line: {@code Publish}, {@code PublishBatch}, {@code Subscribe},
 * {@code Unsubscribe}, {@code GetTopicAttributes}, {@code ListTopics}, {@code ListSubscriptions} and {@code ListSubscriptionsByTopic}.
 * Signatures are not checked, since there are no keys here. See the Amazon SNS API reference.
 */
public final class SnsApi implements Trigger {

    private static final String VERSION = "2010-03-31";
    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";
    private static final String TOPIC_ARN = "TopicArn";
    private static final int LARGEST_BATCH = 10;

    private final Topics topics;
    private final UniqueIds ids;

    /** Creates the API; topics are looked up at each request. */
    public SnsApi(Topics topics, UniqueIds ids) {
        this.topics = topics;
        this.ids = ids;
    }

    @Override
    public List<ServedSource> sources() {
        return topics.all().stream().flatMap(this::sources).toList();
    }

    private Stream<ServedSource> sources(Topic topic) {
        List<Optional<String>> functions = topics.subscriptions(topic).stream()
                .filter(each -> each.protocol().equals("lambda"))
                .map(each -> Optional.of(FunctionName.parse(each.endpoint()).name()))
                .toList();
        return (functions.isEmpty() ? List.of(Optional.<String>empty()) : functions)
                .stream().map(function -> new ServedSource("topic", topic.arn(), function, true));
    }

    @Override
    public Optional<HttpReply> answer(WebRequest request) {
        return QueryRequest.of(request, VERSION).map(query -> answer(request, query));
    }

    private HttpReply answer(WebRequest request, QueryRequest query) {
        QueryReply reply = new QueryReply(NAMESPACE, ids.next());
        if (RequestGuard.isForeign(request.head())
                || RequestGuard.origin(request.head()).isPresent()) {
            return reply.error(403, "AuthorizationError", "Web pages may not call the API of SNS.");
        }
        if (request.body().size() > HttpApiGateway.LARGEST_BODY) {
            return reply.error(413, "InvalidParameter", "Invalid parameter: Message too long");
        }
        try {
            return reply.result(query.text("Action"), result(query));
        } catch (TopicProblem e) {
            return reply.error(e.code().equals("NotFound") ? 404 : 400, e.code(), e.reason());
        } catch (ResourceProblem e) {
            return reply.error(400, "InvalidParameter", "Invalid parameter: " + e.reason());
        }
    }

    private Value.Mapping result(QueryRequest query) {
        return switch (query.text("Action")) {
            case "Publish" ->
                published(topics.publish(target(query), publication(query))).build();
            case "PublishBatch" -> publishBatch(query);
            case "Subscribe" ->
                Value.mapping()
                        .put(
                                "SubscriptionArn",
                                topics.subscribe(topic(query), subscription(query))
                                        .arn())
                        .build();
            case "Unsubscribe" -> unsubscribe(query.text("SubscriptionArn"));
            case "GetTopicAttributes" -> attributes(topic(query));
            case "ListTopics" ->
                list("Topics", topics.all().stream().map(topic -> Value.mapping(TOPIC_ARN, Value.of(topic.arn()))));
            case "ListSubscriptions" ->
                list("Subscriptions", topics.subscriptions().map(SnsApi::description));
            case "ListSubscriptionsByTopic" ->
                list(
                        "Subscriptions",
                        topics.subscriptions(topic(query)).stream().map(SnsApi::description));
            default ->
                throw new TopicProblem(
                        "InvalidAction",
                        "The local target does not support the action " + query.text("Action")
                                + " of SNS; topics and their settings come from the deployed stack.");
        };
    }

    private Topic target(QueryRequest query) {
        if (query.find("PhoneNumber").isPresent()) {
            throw TopicProblem.invalid("PhoneNumber Reason: the local target sends no text messages");
        }
        return topic(query.find(TOPIC_ARN).or(() -> query.find("TargetArn")).orElse(""));
    }

    private Topic topic(QueryRequest query) {
        return topic(query.text(TOPIC_ARN));
    }

    private Topic topic(String arn) {
        if (!arn.matches("arn:[^:]+:sns:[^:]*:[^:]*:.+")) {
            throw TopicProblem.invalid(
                    arn.isEmpty()
                            ? "TopicArn or TargetArn Reason: no value for required parameter"
                            : "TopicArn Reason: " + arn + " is not the ARN of a topic");
        }
        return topics.find(arn)
                .orElseThrow(() -> new TopicProblem(
                        "NotFound", "Topic does not exist: no stack on this machine declares or names " + arn));
    }

    private static Publication publication(QueryRequest query) {
        Map<String, Queues.MessageAttribute> attributes = new LinkedHashMap<>();
        query.items("MessageAttributes.entry")
                .values()
                .forEach(entry -> attributes.put(
                        entry.text("Name"),
                        new Queues.MessageAttribute(
                                entry.text("Value.DataType"),
                                entry.find("Value.StringValue")
                                        .or(() -> entry.find("Value.BinaryValue"))
                                        .orElse(""))));
        return new Publication(
                new Queues.Message(
                        query.text("Message"),
                        attributes,
                        query.find("MessageGroupId"),
                        query.find("MessageDeduplicationId")),
                query.find("Subject"),
                query.text("MessageStructure").equals("json"));
    }

    private static Value.MappingBuilder published(Receipt receipt) {
        Value.MappingBuilder result = Value.mapping().put("MessageId", receipt.messageId());
        receipt.sequenceNumber().ifPresent(number -> result.put("SequenceNumber", number));
        return result;
    }

    private Value.Mapping publishBatch(QueryRequest query) {
        Topic topic = topic(query);
        Collection<QueryRequest> entries =
                query.items("PublishBatchRequestEntries.member").values();
        check(topic, entries);
        List<Value> successful = new ArrayList<>();
        List<Value> failed = new ArrayList<>();
        for (QueryRequest entry : entries) {
            try {
                successful.add(published(topics.publish(topic, publication(entry)))
                        .put("Id", entry.text("Id"))
                        .build());
            } catch (TopicProblem e) {
                failed.add(Value.mapping()
                        .put("Id", entry.text("Id"))
                        .put("Code", e.code())
                        .put("Message", e.reason())
                        .put("SenderFault", Value.of(true))
                        .build());
            }
        }
        return Value.mapping()
                .put("Successful", new Value.Sequence(successful))
                .put("Failed", new Value.Sequence(failed))
                .build();
    }

    private static void check(Topic topic, Collection<QueryRequest> entries) {
        if (entries.isEmpty()) {
            throw new TopicProblem("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > LARGEST_BATCH) {
            throw new TopicProblem(
                    "TooManyEntriesInBatchRequest",
                    "The batch request contains more entries than permissible: " + entries.size());
        }
        Set<String> names = new HashSet<>();
        if (!entries.stream().allMatch(entry -> names.add(entry.text("Id")))) {
            throw new TopicProblem(
                    "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
        int size = entries.stream().mapToInt(entry -> publication(entry).size()).sum();
        if (size > topic.maximumMessageSize()) {
            throw new TopicProblem(
                    "BatchRequestTooLong",
                    "The length of all the batch messages put together is more than the limit: " + size);
        }
    }

    private static Value.Mapping subscription(QueryRequest query) {
        String protocol = query.text("Protocol");
        if (!List.of("lambda", "sqs").contains(protocol)) {
            throw TopicProblem.invalid(
                    "Protocol Reason: the local target delivers to lambda and sqs, not to " + protocol);
        }
        Value.MappingBuilder properties =
                Value.mapping().put("Protocol", protocol).put("Endpoint", query.text("Endpoint"));
        query.items("Attributes.entry")
                .values()
                .forEach(entry -> properties.put(entry.text("key"), entry.text("value")));
        return properties.build();
    }

    private Value.Mapping unsubscribe(String arn) {
        if (!topics.unsubscribe(arn)
                && topics.subscriptions().anyMatch(each -> each.arn().equals(arn))) {
            throw new TopicProblem(
                    "AuthorizationError", "The subscription belongs to a stack; change its template and deploy again.");
        }
        return Value.Mapping.EMPTY;
    }

    private Value.Mapping attributes(Topic topic) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(TOPIC_ARN, topic.arn());
        attributes.put("Owner", Account.ID);
        attributes.put("DisplayName", Values.text(topic.properties(), "DisplayName"));
        attributes.put(
                "SubscriptionsConfirmed",
                Integer.toString(topics.subscriptions(topic).size()));
        attributes.put("SubscriptionsPending", "0");
        attributes.put("SubscriptionsDeleted", "0");
        attributes.put("MaximumMessageSize", Integer.toString(topic.maximumMessageSize()));
        if (topic.isFifo()) {
            attributes.put("FifoTopic", "true");
            attributes.put("ContentBasedDeduplication", Boolean.toString(topic.deduplicatesByContent()));
        }
        return Value.mapping(
                "Attributes",
                new Value.Sequence(attributes.entrySet().stream()
                        .<Value>map(entry -> Value.mapping()
                                .put("key", entry.getKey())
                                .put("value", entry.getValue())
                                .build())
                        .toList()));
    }

    private static Value.Mapping list(String name, Stream<Value.Mapping> items) {
        return Value.mapping(
                name, new Value.Sequence(items.<Value>map(item -> item).toList()));
    }

    private static Value.Mapping description(Subscription subscription) {
        return Value.mapping()
                .put("SubscriptionArn", subscription.arn())
                .put("Owner", Account.ID)
                .put("Protocol", subscription.protocol())
                .put("Endpoint", subscription.endpoint())
                .put(TOPIC_ARN, subscription.topicArn())
                .build();
    }
}
