/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.logs;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Lines of log groups: a subscription filter for each event, with the permission for its log group. */
public final class CloudWatchLog implements EventSource<CloudWatchLog.Subscription> {

    private static final EventShape LINES = EventShape.of("lines of a log group", "CloudWatchLogsEvent");

    static final DiagnosticCode THIRD_SUBSCRIPTION = new DiagnosticCode(
            "THIRD_SUBSCRIPTION", "A log group has more than the two subscription filters that AWS allows.");

    static final DiagnosticCode OWN_LOG_GROUP = new DiagnosticCode(
            "OWN_LOG_GROUP", "A function gets the lines of its own log group, which calls it again and again.");

    /** From "Log group-level subscription filters" in the Amazon CloudWatch Logs user guide. */
    private static final int MOST_FILTERS = 2;

    private static final Property<Subscription> TYPE = Property.of(
            "cloudwatchLog", Types.deferred(() -> Subscription.TYPE), "Lines of a log group.", "/aws/lambda/orders");

    /**
     * What a function subscribes to.
     *
     * @param group the log group's name
     * @param filter the pattern of the lines; empty for all
     */
    public record Subscription(Value group, String filter) {

        /** From "CreateLogGroup" in the Amazon CloudWatch Logs API reference. */
        private static final PropertyType<Value> GROUP_NAME = TemplateTypes.textOrIntrinsic(
                Types.text("1 to 512 letters, digits and ._-/#", "[._\\-/#A-Za-z0-9]{1,512}"));

        private static final Property<Value> GROUP =
                Property.of("logGroup", GROUP_NAME, "The log group.", "/aws/lambda/orders");

        private static final Property<String> FILTER = Property.of(
                        "filter",
                        Types.text(1024),
                        "The pattern of the lines; all unless set.",
                        "'{$.level = \"ERROR\"}'")
                .orElse("");

        private static final PropertyType<Subscription> TYPE = Types.either(
                GROUP_NAME.map(group -> new Subscription(group, "")),
                ObjectSchema.of(List.of(GROUP, FILTER)).requiring(GROUP).map(Subscription::of));

        private static Subscription of(PropertyValues values) {
            return new Subscription(
                    values.get(GROUP).orElse(Value.NULL), values.get(FILTER).orElseThrow());
        }

        private Optional<String> groupName() {
            return group instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
        }
    }

    @Override
    public Property<Subscription> type() {
        return TYPE;
    }

    @Override
    public void check(Event<Subscription> event, Diagnostics diagnostics) {
        String own = Names.logGroup(event.scope().function().name());
        if (event.settings().groupName().filter(own::equals).isPresent()) {
            event.error(
                    diagnostics,
                    OWN_LOG_GROUP,
                    "is the function's own log group: each line it writes would invoke it again",
                    "Name the log group of another function.");
        }
    }

    @Override
    public void checkShared(ServiceEvents<Subscription> events, Diagnostics diagnostics) {
        Map<Value, Integer> filters = new HashMap<>();
        for (Event<Subscription> event : events.events()) {
            int number = filters.merge(event.settings().group(), 1, Integer::sum);
            if (number > MOST_FILTERS) {
                event.error(
                        diagnostics,
                        THIRD_SUBSCRIPTION,
                        "is subscription filter " + number + " of its log group; AWS allows " + MOST_FILTERS,
                        "Remove one of them, or send the lines through a Kinesis stream.");
            }
        }
    }

    @Override
    public List<Delivery> deliveries(Event<Subscription> event) {
        return List.of(event.delivery(LINES));
    }

    @Override
    public TemplateFragment contribute(Event<Subscription> event) {
        Subscription subscription = event.settings();
        LogicalId permission = event.id("LambdaPermissionLogsSubscriptionFilterCloudWatchLog"
                + (event.number() == 1 ? "" : String.valueOf(event.number())));
        Value group = Intrinsic.join(
                "",
                Value.of("arn:"),
                Intrinsic.pseudo("AWS::Partition"),
                Value.of(":logs:"),
                Intrinsic.pseudo("AWS::Region"),
                Value.of(":"),
                Intrinsic.pseudo("AWS::AccountId"),
                Value.of(":log-group:"),
                subscription.group(),
                Value.of(":*"));
        Value logs = Intrinsic.join("", Value.of("logs."), Intrinsic.pseudo("AWS::Region"), Value.of(".amazonaws.com"));
        List<LogicalId> dependencies = new ArrayList<>(List.of(permission));
        dependencies.addAll(event.target().dependencies());
        dependencies.addAll(groupOfService(event));
        Value.Mapping properties = Value.mapping()
                .put("LogGroupName", subscription.group())
                .put("FilterPattern", subscription.filter().replaceAll("\\R", ""))
                .put("DestinationArn", event.target().arn())
                .build();
        return TemplateFragment.EMPTY
                .withResource(event.permission(permission, logs, group))
                .withResource(Resource.of(
                                event.id("LogsSubscriptionFilterCloudWatchLog" + event.number()),
                                "AWS::Logs::SubscriptionFilter",
                                properties)
                        .after(dependencies));
    }

    /** The log group if it belongs to the service: that of another function, or one of its resources by its name. */
    private static List<LogicalId> groupOfService(Event<Subscription> event) {
        Service service = event.scope().service();
        Optional<String> name = event.settings().groupName();
        Stream<LogicalId> ofFunctions = service.functions().stream()
                .filter(function ->
                        name.filter(Names.logGroup(function.name())::equals).isPresent())
                .map(LambdaFunction::key)
                .map(event.scope().names()::logGroupId);
        Stream<LogicalId> ofResources = service.ownResources().stream()
                .flatMap(id -> LogicalId.of(id).stream())
                .filter(id -> service.ownResource(id)
                        .filter(group -> group.text("Type").equals(Optional.of("AWS::Logs::LogGroup"))
                                && name.isPresent()
                                && group.section("Properties")
                                        .text("LogGroupName")
                                        .equals(name))
                        .isPresent());
        return Stream.concat(ofFunctions, ofResources).toList();
    }
}
