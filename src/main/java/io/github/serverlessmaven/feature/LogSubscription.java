/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the log lines of every function go: a subscription filter of its log group, but for the function that gets them, which would
 * call itself again and again.
 */
public final class LogSubscription implements FunctionFeature {

    static final DiagnosticCode SUBSCRIPTION_WITHOUT_ROLE = new DiagnosticCode(
            "SUBSCRIPTION_WITHOUT_ROLE",
            "Log lines are to go to a stream, but CloudWatch Logs has no role to write to it.");

    static final DiagnosticCode UNKNOWN_SUBSCRIBER = new DiagnosticCode(
            "UNKNOWN_SUBSCRIBER", "Log lines are to go to a function that the service does not always have.");

    private static final String LOG_GROUP = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:";

    private static final Property<Value> DESTINATION = Property.of(
            "destinationArn",
            TemplateTypes.textOrIntrinsic(Types.text(
                    "the key of a function, or the ARN of a function, Kinesis stream, Firehose stream or destination of logs",
                    "[a-zA-Z0-9_-]+|arn:aws[a-z-]*:(lambda|kinesis|firehose|logs):\\S+")),
            "Where log lines go: the key of a function of the service, or the ARN of a function, stream or destination of logs.",
            "forward");

    private static final Property<Value> ROLE = Property.of(
            "roleArn",
            TemplateTypes.arn("the ARN of a role", "iam"),
            "The role in which CloudWatch Logs writes to a stream; a function needs none.",
            "arn:aws:iam::123456789012:role/logs");

    private static final Property<String> PATTERN = Property.of(
                    "filterPattern",
                    Types.text(1024),
                    "Which lines go there; all unless set.",
                    "'{$.level = \"ERROR\"}'")
            .orElse("");

    private static final PropertyType<Optional<PropertyValues>> TYPE = Types.switchable(
            Types.shorthand(
                    ObjectSchema.of(List.of(DESTINATION, ROLE, PATTERN))
                            .requiring(DESTINATION)
                            .map(Optional::of),
                    DESTINATION),
            Optional.<PropertyValues>empty());

    /** A property of the provider's {@code logs}. */
    public static final Property<Optional<PropertyValues>> OF_SERVICE = Property.of(
            "subscription",
            TYPE,
            "Where the log lines of all functions go, but for those of the function that gets them.",
            "{destinationArn: forward, filterPattern: '{$.level = \"ERROR\"}'}");

    private static final Property<Optional<PropertyValues>> OF_FUNCTION = Property.of(
            "logSubscription",
            TYPE,
            "Where the function's log lines go, instead of the provider's logs.subscription; false if nowhere.",
            "false");

    private final Logging logging;

    /**
     * Subscriptions to log groups of functions.
     *
     * @param logging decides which functions write to a group of the user's
     */
    public LogSubscription(Logging logging) {
        this.logging = logging;
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(OF_FUNCTION);
    }

    /** The provider may say where the log lines of all functions go. */
    @Override
    public boolean appliesTo(FunctionScope scope) {
        return scope.get(OF_FUNCTION).isPresent()
                || scope.service().provider().section("logs").isPresent();
    }

    private Optional<PropertyValues> settings(FunctionScope scope) {
        boolean hasOwnGroup = LogGroup.logs(scope) && logging.group(scope).isEmpty();
        return scope.get(OF_FUNCTION)
                .or(() -> scope.service().provider().section("logs").flatMap(logs -> logs.configured(OF_SERVICE)))
                .flatMap(settings -> settings)
                .filter(settings -> hasOwnGroup);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        settings(scope).ifPresent(settings -> check(settings, scope, diagnostics));
    }

    private static void check(PropertyValues settings, FunctionScope scope, Diagnostics diagnostics) {
        if (diagnostics.alreadyReported(settings.path(DESTINATION))) {
            return;
        }
        String destination = settings.get(DESTINATION)
                .filter(Value.Text.class::isInstance)
                .map(text -> ((Value.Text) text).text())
                .orElse("arn:");
        Optional<LambdaFunction> subscriber = function(destination, scope);
        if (!destination.startsWith("arn:") && subscriber.isEmpty()) {
            settings.error(
                    DESTINATION,
                    diagnostics,
                    UNKNOWN_SUBSCRIBER,
                    "is not a function of the service: " + destination,
                    "Write the key of a function, or an ARN.");
        }
        subscriber
                .flatMap(function -> new FunctionScope(scope.service(), function).condition())
                .ifPresent(condition -> settings.error(
                        DESTINATION,
                        diagnostics,
                        UNKNOWN_SUBSCRIBER,
                        "is a function that exists only under the condition " + condition,
                        "Remove its \"condition\", or write its ARN."));
        if (destination.matches("arn:[a-z-]+:(kinesis|firehose):.*")
                && settings.get(ROLE).isEmpty()
                && !diagnostics.alreadyReported(settings.path(ROLE))) {
            settings.error(
                    DESTINATION,
                    diagnostics,
                    SUBSCRIPTION_WITHOUT_ROLE,
                    "is a stream, but there is no role in which CloudWatch Logs writes to it",
                    "Add \"roleArn\" with a role that logs.amazonaws.com may assume.");
        }
    }

    private static Optional<LambdaFunction> function(String key, FunctionScope scope) {
        return scope.service().functions().stream()
                .filter(function -> function.key().equals(key))
                .findFirst();
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return settings(scope)
                .filter(settings -> !isSubscriber(settings, scope))
                .map(settings -> fragment(settings, scope))
                .orElse(TemplateFragment.EMPTY);
    }

    /** Whether the lines go to the function itself. */
    private static boolean isSubscriber(PropertyValues settings, FunctionScope scope) {
        LogicalId id = scope.names().functionId(scope.function().key());
        Value destination = settings.get(DESTINATION).orElseThrow();
        return subscriber(settings, scope)
                        .filter(function ->
                                function.key().equals(scope.function().key()))
                        .isPresent()
                || Intrinsic.resourceOfGetAtt(destination).filter(id::equals).isPresent()
                || (destination instanceof Value.Text arn
                        && arn.text().matches(".*:function:" + scope.function().name() + "(:.*)?"));
    }

    private static Optional<LambdaFunction> subscriber(PropertyValues settings, FunctionScope scope) {
        return settings.get(DESTINATION)
                .filter(Value.Text.class::isInstance)
                .flatMap(key -> function(((Value.Text) key).text(), scope));
    }

    private static TemplateFragment fragment(PropertyValues settings, FunctionScope scope) {
        Value destination = settings.get(DESTINATION).orElseThrow();
        Optional<InvocationTarget> target =
                subscriber(settings, scope).map(function -> InvocationTarget.of(scope.service(), function));
        List<LogicalId> dependencies = new ArrayList<>(
                List.of(scope.names().logGroupId(scope.function().key())));
        Optional<Resource> permission = target.map(invoked -> permission(invoked, scope));
        permission.map(Resource::id).ifPresent(dependencies::add);
        target.ifPresent(invoked -> dependencies.addAll(invoked.dependencies()));
        Value.Mapping properties = Value.mapping()
                .put("LogGroupName", Names.logGroup(scope.function().name()))
                .put("FilterPattern", settings.get(PATTERN).orElseThrow())
                .put("DestinationArn", target.map(InvocationTarget::arn).orElse(destination))
                .put("RoleArn", settings.get(ROLE))
                .build();
        LogicalId id = new LogicalId(Names.normalized(scope.function().key()) + "LogSubscription");
        TemplateFragment filter = TemplateFragment.EMPTY.withResource(
                Resource.of(id, "AWS::Logs::SubscriptionFilter", properties).after(dependencies));
        return permission.map(filter::withResource).orElse(filter);
    }

    /** One for all functions whose names begin with the stack's: a permission for each would soon make the subscriber's policy too long. */
    private static Resource permission(InvocationTarget target, FunctionScope scope) {
        String prefix = scope.names().stack() + "-";
        boolean isCanonical = scope.function().name().startsWith(prefix);
        String group =
                Names.logGroup(isCanonical ? prefix + "*" : scope.function().name());
        LogicalId id = new LogicalId(target.functionId()
                + "LogsPermission"
                + (isCanonical ? "" : Names.normalized(scope.function().key())));
        return target.permission(
                        id,
                        "lambda:InvokeFunction",
                        "logs.amazonaws.com",
                        Value.mapping("SourceArn", Intrinsic.sub(LOG_GROUP + group + ":*")))
                .always();
    }
}
