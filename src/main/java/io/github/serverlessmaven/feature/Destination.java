/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the result of an asynchronous invocation goes, as configured.
 *
 * @param target the key of a function, an ARN, or an intrinsic function that gives an ARN; empty if it is missing
 * @param kind what the target is, where that is configured
 */
record Destination(Optional<Value> target, Optional<Kind> kind) {

    private static final Property<Value> ARN = Property.of(
            "arn",
            TemplateTypes.arn("the ARN of a function, queue, topic, event bus or bucket", "lambda|sqs|sns|events|s3"),
            "The ARN of the destination.",
            "!GetAtt OrdersQueue.Arn");

    private static final Property<Kind> TYPE =
            Property.of("type", Types.choice(Kind.values(), Kind::word).strict(), "What the destination is.", "sqs");

    /** The legal forms. */
    static final PropertyType<Destination> TYPES = Types.either(
            Types.text("the key of a function, or the ARN of a function, queue, topic, event bus or bucket", "\\S+")
                    .map(target -> new Destination(Optional.of(Value.of(target)), Optional.empty())),
            ObjectSchema.of(List.of(ARN, TYPE)).map(Destination::of));

    private static Destination of(PropertyValues values) {
        return new Destination(values.get(ARN), values.get(TYPE));
    }

    /** The function of the service that this names, if it names one. */
    Optional<LambdaFunction> function(Service service) {
        return key().flatMap(key -> service.functions().stream()
                .filter(function -> function.key().equals(key))
                .findFirst());
    }

    /** The key of a function, if this is written as one. */
    Optional<String> key() {
        return target.filter(value -> kind.isEmpty())
                .filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .filter(text -> !text.startsWith("arn:") && !text.contains("{{resolve:"));
    }

    /** What the target is: as configured, else as the ARN says. */
    Optional<Kind> effectiveKind() {
        return kind.or(() -> target.filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .flatMap(arn -> Arrays.stream(Kind.values())
                        .filter(candidate -> arn.contains(candidate.mark))
                        .findFirst()));
    }

    /** The kinds of "Destinations" in the AWS Lambda developer guide. */
    enum Kind {
        FUNCTION("function", ":function:", "lambda:InvokeFunction"),
        QUEUE("sqs", ":sqs:", "sqs:SendMessage"),
        TOPIC("sns", ":sns:", "sns:Publish"),
        EVENT_BUS("eventBus", ":event-bus/", "events:PutEvents"),
        BUCKET("s3", ":s3:::", "s3:PutObject");

        private final String word;
        private final String mark;
        private final String action;

        Kind(String word, String mark, String action) {
            this.word = word;
            this.mark = mark;
            this.action = action;
        }

        private String word() {
            return word;
        }

        /** Whether only events of failed invocations go there. */
        boolean isForFailuresOnly() {
            return this == BUCKET;
        }

        /** What the role has to permit for a target of this kind. */
        List<PolicyStatement> statements(Value arn) {
            return this == BUCKET
                    ? List.of(
                            PolicyStatement.allow(List.of("s3:ListBucket"), arn),
                            PolicyStatement.allow(List.of(action), Intrinsic.join("", arn, Value.of("/*"))))
                    : List.of(PolicyStatement.allow(List.of(action), arn));
        }
    }
}
