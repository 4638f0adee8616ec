/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** A topic that is notified of deployments: {@code TriggerConfigurations} of {@code AWS::CodeDeploy::DeploymentGroup}, as AWS writes it. */
final class DeploymentTrigger {

    private static final Property<Value> NAME = Property.of(
            "TriggerName", TemplateTypes.textOrIntrinsic(Types.text()), "The name of the trigger.", "failed");

    private static final Property<Value> TOPIC = Property.of(
            "TriggerTargetArn",
            TemplateTypes.arn("the ARN of an SNS topic", "sns"),
            "The topic that is notified.",
            "!Ref Deployments");

    /** The events that deployments of functions have. */
    private static final Property<List<Value>> EVENTS = Property.of(
            "TriggerEvents",
            Types.list(TemplateTypes.textOrIntrinsic(Types.choice(List.of(
                    "DeploymentStart",
                    "DeploymentSuccess",
                    "DeploymentFailure",
                    "DeploymentStop",
                    "DeploymentRollback",
                    "DeploymentReady")))),
            "What the topic is notified of.",
            "[DeploymentFailure, DeploymentRollback]");

    static final PropertyType<Value> TYPE = ObjectSchema.of(List.of(NAME, TOPIC, EVENTS))
            .requiring(NAME, TOPIC, EVENTS)
            .map(DeploymentTrigger::of);

    private DeploymentTrigger() {}

    private static Value of(PropertyValues values) {
        return Value.mapping()
                .put("TriggerEvents", new Value.Sequence(values.get(EVENTS).orElseThrow()))
                .put("TriggerName", values.get(NAME))
                .put("TriggerTargetArn", values.get(TOPIC))
                .build();
    }
}
