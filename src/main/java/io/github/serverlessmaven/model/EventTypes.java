/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Map;

/**
 * The registry of event types: what may invoke a function. An event source that is implemented takes its line here; until then its
 * events are refused by name.
 */
final class EventTypes {

    private static final String REMEDY =
            "Remove the event and declare its CloudFormation below \"resources\" until then.";

    /** Every type of event that Serverless has for AWS. */
    static final List<Property<?>> ALL = Map.ofEntries(
                    Map.entry("activemq", "Messages of an ActiveMQ broker."),
                    Map.entry("alb", "Requests to a load balancer."),
                    Map.entry("alexaSkill", "Requests of an Alexa skill."),
                    Map.entry("alexaSmartHome", "Requests of an Alexa smart home skill."),
                    Map.entry("cloudFront", "Requests and responses at the edges of CloudFront."),
                    Map.entry("cloudwatchEvent", "Events of AWS services and of your own."),
                    Map.entry("cloudwatchLog", "Lines of a log group."),
                    Map.entry("cognitoUserPool", "Steps of users in a Cognito user pool."),
                    Map.entry("eventBridge", "Events of an EventBridge bus, or a schedule."),
                    Map.entry("http", "Requests to a REST API."),
                    Map.entry("httpApi", "Requests to an HTTP API."),
                    Map.entry("iot", "Messages of devices to AWS IoT."),
                    Map.entry("iotFleetProvisioning", "New devices of AWS IoT."),
                    Map.entry("kafka", "Messages of a Kafka cluster of your own."),
                    Map.entry("msk", "Messages of a Kafka cluster of AWS."),
                    Map.entry("rabbitmq", "Messages of a RabbitMQ broker."),
                    Map.entry("s3", "Changes of objects in a bucket."),
                    Map.entry("schedule", "Points in time."),
                    Map.entry("sns", "Messages of an SNS topic."),
                    Map.entry("sqs", "Messages of an SQS queue."),
                    Map.entry("stream", "Records of a DynamoDB or Kinesis stream."),
                    Map.entry("websocket", "Messages to a WebSocket API."))
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .<Property<?>>map(type -> notYet(type.getKey(), type.getValue()))
            .toList();

    /** What invokes a function. */
    static final Property<List<Map.Entry<String, ConfigNode>>> EVENTS = Property.of(
            "events",
            Types.list(new EventType(ALL)).strict(),
            "What invokes the function: a list of events, each a mapping of its type to its settings.",
            "[{schedule: rate(1 hour)}]");

    private EventTypes() {}

    private static Property<ConfigNode> notYet(String type, String doc) {
        return Property.of(type, Types.anything(), doc, "{enabled: true}").notYet(REMEDY);
    }
}
