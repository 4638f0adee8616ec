/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of asynchronous invocations: {@code AWS::Lambda::EventInvokeConfig}, and the permission to send their results on. */
public final class AsyncInvocation implements InvocationFeature {

    static final DiagnosticCode UNKNOWN_DESTINATION = new DiagnosticCode(
            "UNKNOWN_DESTINATION", "A destination is neither a function of the service nor an ARN AWS can send to.");

    static final DiagnosticCode INCOMPLETE_DESTINATION =
            new DiagnosticCode("INCOMPLETE_DESTINATION", "A destination lacks its ARN or what it is.");

    static final DiagnosticCode FAILURES_ONLY =
            new DiagnosticCode("FAILURES_ONLY", "A bucket is to get the results of invocations that succeeded.");

    static final DiagnosticCode CONDITIONAL_DESTINATION = new DiagnosticCode(
            "CONDITIONAL_DESTINATION", "A destination is a function that exists only under a condition.");

    private static final EventShape RESULT = EventShape.of("the result of an invocation", "LambdaDestinationEvent");

    private static final Property<Destination> ON_SUCCESS = Property.of(
            "onSuccess",
            Types.deferred(() -> Destination.TYPES),
            "Where the results go of invocations that succeeded.",
            "audit");

    private static final Property<Destination> ON_FAILURE = Property.of(
            "onFailure",
            Types.deferred(() -> Destination.TYPES),
            "Where events go of invocations that failed for good.",
            "arn:aws:sns:eu-central-1:123456789012:failed-orders");

    static final Property<PropertyValues> DESTINATIONS = Property.of(
            "destinations",
            ObjectSchema.of(List.of(ON_SUCCESS, ON_FAILURE)),
            "Where the results of asynchronous invocations go.",
            "{onFailure: 'arn:aws:sqs:eu-central-1:123456789012:failed-orders'}");

    /** The ranges of "PutFunctionEventInvokeConfig" in the AWS Lambda API reference. */
    static final Property<Integer> MAXIMUM_EVENT_AGE = Property.of(
            "maximumEventAge",
            Types.integer(60, 21_600),
            "How many seconds an event may wait for an asynchronous invocation; 21600 unless set.",
            "7200");

    static final Property<Integer> MAXIMUM_RETRY_ATTEMPTS = Property.of(
            "maximumRetryAttempts",
            Types.integer(0, 2),
            "How often a failed asynchronous invocation is repeated; 2 unless set.",
            "1");

    @Override
    public List<Property<?>> properties() {
        return List.of(DESTINATIONS, MAXIMUM_EVENT_AGE, MAXIMUM_RETRY_ATTEMPTS);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        scope.get(DESTINATIONS)
                .ifPresent(destinations -> List.of(ON_SUCCESS, ON_FAILURE)
                        .forEach(property -> destinations
                                .get(property)
                                .ifPresent(destination ->
                                        check(destination, property, destinations, scope, diagnostics))));
    }

    @Override
    public List<Delivery> deliveries(FunctionScope scope) {
        Origin origin = scope.origin(DESTINATIONS);
        return scope.get(DESTINATIONS).stream()
                .flatMap(destinations ->
                        Stream.of(ON_SUCCESS, ON_FAILURE).flatMap(property -> destinations.get(property).stream()))
                .flatMap(destination -> destination.function(scope.service()).stream())
                .map(function -> Delivery.of(function.key(), origin, RESULT))
                .toList();
    }

    private static void check(
            Destination destination,
            Property<Destination> property,
            PropertyValues destinations,
            FunctionScope scope,
            Diagnostics diagnostics) {
        if (destination.target().isEmpty()) {
            incomplete("has no arn", "arn", property, destinations, diagnostics);
        } else if (destination.key().isEmpty() && destination.effectiveKind().isEmpty()) {
            incomplete("does not say what the destination is", "type", property, destinations, diagnostics);
        }
        checkPurpose(destination, property, destinations, diagnostics);
        destination
                .key()
                .filter(key -> destination.function(scope.service()).isEmpty())
                .ifPresent(key -> destinations.error(
                        property,
                        diagnostics,
                        UNKNOWN_DESTINATION,
                        "is \"" + key + "\", which is not a function of this service",
                        Suggestion.of(
                                        key,
                                        scope.service().functions().stream()
                                                .map(LambdaFunction::key)
                                                .toList())
                                .map(name -> "Did you mean \"" + name + "\"?")
                                .orElse("Name a function by its key, or give an ARN.")));
        destination
                .function(scope.service())
                .map(target -> new FunctionScope(scope.service(), target))
                .filter(target -> Condition.mayBeMissingFor(target, scope))
                .ifPresent(target -> destinations.error(
                        property,
                        diagnostics,
                        CONDITIONAL_DESTINATION,
                        "is \"" + target.function().key() + "\", which exists only under its condition "
                                + target.get(Condition.CONDITION).orElseThrow(),
                        "Give functions." + scope.function().key() + " the same condition."));
    }

    private static void checkPurpose(
            Destination destination,
            Property<Destination> property,
            PropertyValues destinations,
            Diagnostics diagnostics) {
        if (property.equals(ON_SUCCESS)
                && destination
                        .effectiveKind()
                        .filter(Destination.Kind::isForFailuresOnly)
                        .isPresent()) {
            destinations.error(
                    property,
                    diagnostics,
                    FAILURES_ONLY,
                    "is a bucket, to which only events of failed invocations go",
                    "Use it for \"" + ON_FAILURE + "\", or send results to a queue.");
        }
    }

    private static void incomplete(
            String problem,
            String part,
            Property<Destination> property,
            PropertyValues destinations,
            Diagnostics diagnostics) {
        if (!diagnostics.alreadyReported(destinations.path(property) + "." + part)) {
            destinations.error(
                    property,
                    diagnostics,
                    INCOMPLETE_DESTINATION,
                    problem,
                    "Give \"arn\" and \"type\": function, sqs, sns, eventBus or s3.");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope, InvocationTarget target) {
        Optional<PropertyValues> destinations = scope.get(DESTINATIONS);
        Optional<Value> age = scope.get(MAXIMUM_EVENT_AGE).map(Value::of);
        Optional<Value> attempts = scope.get(MAXIMUM_RETRY_ATTEMPTS).map(Value::of);
        if (destinations.isEmpty() && age.isEmpty() && attempts.isEmpty()) {
            return TemplateFragment.EMPTY;
        }
        Optional<DestinationConfig> success =
                destinations.flatMap(all -> all.get(ON_SUCCESS)).map(to -> DestinationConfig.to(to, scope));
        Optional<DestinationConfig> failure =
                destinations.flatMap(all -> all.get(ON_FAILURE)).map(to -> DestinationConfig.to(to, scope));
        Value.Mapping properties = Value.mapping()
                .put("FunctionName", Intrinsic.ref(target.functionId()))
                .put("Qualifier", target.qualifier())
                .put(
                        "DestinationConfig",
                        Value.mapping()
                                .put("OnSuccess", success.map(DestinationConfig::toValue))
                                .put("OnFailure", failure.map(DestinationConfig::toValue))
                                .build())
                .put("MaximumEventAgeInSeconds", age)
                .put("MaximumRetryAttempts", attempts)
                .build();
        List<LogicalId> dependencies = new ArrayList<>(target.dependencies());
        TemplateFragment fragment = TemplateFragment.EMPTY;
        for (DestinationConfig sent :
                List.of(success, failure).stream().flatMap(Optional::stream).toList()) {
            dependencies.addAll(sent.dependencies());
            for (PolicyStatement statement : sent.statements()) {
                fragment = fragment.withStatement(statement);
            }
        }
        LogicalId id = scope.names().eventInvokeConfigId(scope.function().key());
        return fragment.withResource(
                Resource.of(id, "AWS::Lambda::EventInvokeConfig", properties).after(dependencies));
    }
}
