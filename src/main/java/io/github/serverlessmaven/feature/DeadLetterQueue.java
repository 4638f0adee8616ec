/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * Where events go that the function failed on: {@code DeadLetterConfig}, and the permission to send them. The permission is part of
 * the role itself, so that it is there before the function, for which Lambda checks it.
 */
public final class DeadLetterQueue implements FunctionFeature {

    private static final String PUBLISH = "sns:Publish";
    private static final String SEND = "sqs:SendMessage";

    static final Property<Value> ON_ERROR = Property.of(
            "onError",
            TemplateTypes.arn("the ARN of an SNS topic or an SQS queue", "sns|sqs"),
            "The topic or queue that gets events of asynchronous invocations which failed for good.",
            "arn:aws:sqs:eu-central-1:123456789012:failed-orders");

    @Override
    public List<Property<?>> properties() {
        return List.of(ON_ERROR);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(ON_ERROR)
                .map(target -> TemplateFragment.property("DeadLetterConfig", Value.mapping("TargetArn", target))
                        .withStatement(PolicyStatement.allow(actions(target), target)))
                .orElse(TemplateFragment.EMPTY);
    }

    /** What may be done with the target. The ARN is of one kind, so where the template does not show which, naming both gives no more. */
    private static List<String> actions(Value target) {
        String text = Json.compact(target);
        if (text.contains(":sns:") || text.matches("\\{\"Fn::GetAtt\":.*\\bTopicArn\"]?}")) {
            return List.of(PUBLISH);
        }
        if (text.contains(":sqs:") || text.matches("\\{\"Fn::GetAtt\":.*\\bArn\"]?}")) {
            return List.of(SEND);
        }
        return List.of(PUBLISH, SEND);
    }
}
