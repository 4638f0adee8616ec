/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where records go that the function could not process.
 *
 * @param arn the ARN, or {@code kafka://} with a topic
 * @param type what it is, if that is configured
 */
public record FailureDestination(SourceArn arn, Optional<Kind> type) {

    static final DiagnosticCode UNKNOWN_FAILURE_DESTINATION = new DiagnosticCode(
            "UNKNOWN_FAILURE_DESTINATION", "It is not known what the destination of failed records is.");

    private static final Property<Value> ARN = Property.of(
            "arn",
            TemplateTypes.arn("the ARN of a queue, topic or bucket", "sqs|sns|s3"),
            "The queue, topic or bucket.",
            "!GetAtt FailedQueue.Arn");

    private static final Property<Kind> TYPE = Property.of(
            "type",
            Types.choice(List.of("sns", "sqs", "s3")).strict().map(word -> Kind.valueOf(word.toUpperCase(Locale.ROOT))),
            "What it is; known by itself if the ARN is written out or belongs to a resource of the service.",
            "sqs");

    /** The destinations of a stream. */
    public static final PropertyType<FailureDestination> OF_STREAM =
            type("the ARN of a queue, topic or bucket", "arn:aws[a-z-]*:(sqs|sns|s3):\\S+");

    /** The destinations of a Kafka topic: another topic of the cluster too. */
    public static final PropertyType<FailureDestination> OF_TOPIC = type(
            "the ARN of a queue, topic or bucket, or kafka:// with a topic of the cluster",
            "arn:aws[a-z-]*:(sqs|sns|s3):\\S+|kafka://\\S+");

    private static PropertyType<FailureDestination> type(String description, String pattern) {
        return Types.either(
                Types.text(description, pattern)
                        .map(arn -> new FailureDestination(new SourceArn(Value.of(arn)), Optional.empty())),
                ObjectSchema.of(List.of(ARN, TYPE))
                        .requiring(ARN)
                        .map(values -> new FailureDestination(
                                new SourceArn(values.get(ARN).orElseThrow()), values.get(TYPE))));
    }

    /** Reports a destination of which nothing says what it is. */
    public void check(Event<?> event, Diagnostics diagnostics) {
        if (kind(event.scope().service()).isEmpty()) {
            event.error(
                    diagnostics,
                    UNKNOWN_FAILURE_DESTINATION,
                    "nothing says what the destination of failed records is",
                    "Add \"type: sqs\", \"type: sns\" or \"type: s3\" next to its arn.");
        }
    }

    /** What the role needs. */
    public List<PolicyStatement> statements(Service service) {
        return kind(service).stream()
                .flatMap(kind -> kind.statements(arn.value()).stream())
                .map(PolicyStatement::grouped)
                .toList();
    }

    /** {@code DestinationConfig}. */
    public Value toValue() {
        return Value.mapping("OnFailure", Value.mapping("Destination", arn.value()));
    }

    private Optional<Kind> kind(Service service) {
        return type.or(() -> arn.text().flatMap(Kind::ofArn)).or(() -> {
            Optional<LogicalId> resource = arn.getAtt().or(arn::ref);
            return resource.flatMap(service::ownResource)
                    .flatMap(declared -> declared.text("Type"))
                    .flatMap(Kind::ofResource);
        });
    }

    /** What a destination may be. */
    public enum Kind {
        /** A topic. */
        SNS(":sns:", "AWS::SNS::Topic"),
        /** A queue. */
        SQS(":sqs:", "AWS::SQS::Queue"),
        /** A bucket, which gets the records themselves. */
        S3(":s3:", "AWS::S3::Bucket"),
        /** A topic of the same cluster. */
        KAFKA("kafka://", "");

        private final String mark;
        private final String resourceType;

        Kind(String mark, String resourceType) {
            this.mark = mark;
            this.resourceType = resourceType;
        }

        private static Optional<Kind> ofArn(String arn) {
            return Arrays.stream(values())
                    .filter(kind -> arn.contains(kind.mark))
                    .findFirst();
        }

        private static Optional<Kind> ofResource(String type) {
            return Arrays.stream(values())
                    .filter(kind -> type.equals(kind.resourceType))
                    .findFirst();
        }

        private List<PolicyStatement> statements(Value arn) {
            return switch (this) {
                case SNS -> List.of(PolicyStatement.allow(List.of("sns:Publish"), arn));
                case SQS -> List.of(PolicyStatement.allow(List.of("sqs:ListQueues", "sqs:SendMessage"), arn));
                case S3 ->
                    List.of(
                            PolicyStatement.allow(List.of("s3:ListBucket"), arn),
                            PolicyStatement.allow(List.of("s3:PutObject"), Intrinsic.join("", arn, Value.of("/*"))));
                case KAFKA -> List.of();
            };
        }
    }
}
