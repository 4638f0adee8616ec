/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of a listener.
 *
 * @param settings as configured, {@link Alb#TYPE}
 */
record ListenerRule(PropertyValues settings) {

    private static final Pattern LISTENER_ARN = Pattern.compile(
            "arn:aws[\\w-]*:elasticloadbalancing:.+:listener/app/[\\w-]{1,32}/([\\w-]{1,32})/([\\w-]{1,32})");

    static final Property<Value> LISTENER = Property.of(
            "listenerArn",
            TemplateTypes.textOrIntrinsic(
                    Types.text("the ARN of a listener of an application load balancer", LISTENER_ARN.pattern())
                            .strict()),
            "The listener: its ARN, a reference to one of \"resources\", or an import of another stack's.",
            "!Ref Listener");

    static final Property<Integer> PRIORITY = Property.of(
            "priority",
            Types.integer(1, 50_000),
            "Which rule of the listener is looked at first: the one with the lowest number.",
            "10");

    static final Property<PropertyValues> CONDITIONS = Property.of(
            "conditions",
            RuleConditions.SECTION,
            "Which requests are meant: those that fulfil all conditions, of which there has to be one.",
            "{path: /orders*}");

    static final Property<List<String>> AUTHORIZER = Property.of(
            "authorizer",
            Types.list(Types.text()),
            "Names of \"provider.alb.authorizers\": who has to have logged in before the function is called.",
            "[customers]");

    static final Property<Optional<PropertyValues>> HEALTH_CHECK = Property.of(
            "healthCheck",
            HealthCheck.TYPE,
            "Whether the load balancer checks that the function answers, and how; each check invokes it.",
            "{path: /health, intervalSeconds: 60}");

    static final Property<Boolean> MULTI_VALUE = Property.of(
            "multiValueHeaders",
            Types.bool(),
            "Whether headers and parameters reach the function as lists, so that one may stand several times.",
            "true");

    static final Property<String> GROUP_NAME = Property.of(
            "targetGroupName",
            Types.text("1 to 32 letters, digits and -", "[a-zA-Z0-9-]{1,32}").strict(),
            "The name of the target group; made of those of service, function and load balancer unless set.",
            "orders");

    static final PropertyType<PropertyValues> SETTINGS = ObjectSchema.of(
                    List.of(LISTENER, PRIORITY, CONDITIONS, AUTHORIZER, HEALTH_CHECK, MULTI_VALUE, GROUP_NAME))
            .requiring(LISTENER, PRIORITY, CONDITIONS);

    Value listener() {
        return settings.get(LISTENER).orElseThrow();
    }

    int priority() {
        return settings.get(PRIORITY).orElseThrow();
    }

    RuleConditions conditions() {
        return new RuleConditions(settings.get(CONDITIONS).orElseThrow());
    }

    List<String> authorizers() {
        return settings.get(AUTHORIZER).orElse(List.of());
    }

    boolean isMultiValue() {
        return settings.get(MULTI_VALUE).orElse(false);
    }

    /**
     * By what names and ids distinguish load balancers, as in Serverless 3: the id in the listener's ARN, or the logical id of the listener;
     * for an import the name of the export. Empty for any other function.
     */
    Optional<String> loadBalancer() {
        if (listener() instanceof Value.Text arn) {
            Matcher parts = LISTENER_ARN.matcher(arn.text());
            return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
        }
        Value.Mapping function = (Value.Mapping) listener();
        return function.text("Ref")
                .or(() -> Intrinsic.resourceOfGetAtt(function).map(LogicalId::text))
                .or(() -> function.text("Fn::ImportValue"));
    }

    /** What distinguishes listeners in logical ids. */
    String listenerLetters() {
        if (listener() instanceof Value.Text arn) {
            Matcher parts = LISTENER_ARN.matcher(arn.text());
            return parts.matches() ? Names.alphanumeric(parts.group(2)) : "";
        }
        return loadBalancer().map(Names::alphanumeric).orElse("");
    }
}
