/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.feature.Condition;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.schema.Property;
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

/** Requests to an application load balancer: a rule of a listener for each event, and the target groups that they need. */
public final class Alb implements EventSource<PropertyValues> {

    private static final EventShape REQUEST = EventShape.request(
            "a request to a load balancer",
            "ApplicationLoadBalancerRequestEvent",
            "com.amazonaws.serverless.proxy.model.AwsProxyRequest");

    private static final Property<PropertyValues> TYPE = Property.of(
            "alb",
            Types.deferred(() -> ListenerRule.SETTINGS),
            "Requests to a listener of an application load balancer.",
            "{listenerArn: !Ref Listener, priority: 10, conditions: {path: /orders*}}");

    static final Property<PropertyValues> PROVIDER = Property.of(
            "alb",
            Types.deferred(() -> AlbSettings.SECTION),
            "Load balancers of \"alb\" events.",
            "{targetGroupPrefix: orders-}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(PROVIDER);
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        new AlbRules(AlbSettings.of(event.scope().service()), diagnostics).check(event);
    }

    @Override
    public void checkShared(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        new AlbRules(AlbSettings.of(events.service()), diagnostics).checkShared(events);
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(event.delivery(REQUEST));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        return TemplateFragment.EMPTY;
    }

    /** Which id a permission or a rule has depends on the other events of the function. */
    @Override
    public TemplateFragment contributeShared(ServiceEvents<PropertyValues> events) {
        Map<LogicalId, LogicalId> permissions = new HashMap<>();
        Map<LogicalId, Value> listeners = new HashMap<>();
        TemplateFragment fragment = TemplateFragment.EMPTY;
        for (Event<PropertyValues> event : events.events()) {
            List<Resource> resources = new ArrayList<>();
            TargetGroup group = TargetGroup.of(event);
            if (!permissions.containsKey(group.id())) {
                LogicalId permission = permission(event, group, permissions);
                permissions.put(group.id(), permission);
                resources.add(group.permission(permission));
                resources.add(group.resource(permission));
            }
            resources.add(rule(event, group, listeners));
            for (Resource resource : resources) {
                fragment = fragment.withResource(
                        resource.when(Condition.of(event.scope())).from(event.origin()));
            }
        }
        return fragment;
    }

    /** The first target group of a function has the permission that Serverless 3 has for all of them. */
    private static LogicalId permission(
            Event<PropertyValues> event, TargetGroup group, Map<LogicalId, LogicalId> permissions) {
        LogicalId first = event.id("LambdaPermissionRegisterTarget");
        return permissions.containsValue(first) ? new LogicalId(group.id() + "Permission") : first;
    }

    private static Resource rule(Event<PropertyValues> event, TargetGroup group, Map<LogicalId, Value> listeners) {
        ListenerRule rule = group.rule();
        LogicalId id = event.id("AlbListenerRule" + rule.priority());
        if (!listeners.getOrDefault(id, rule.listener()).equals(rule.listener())) {
            id = new LogicalId(id + "Listener" + rule.listenerLetters());
        }
        listeners.put(id, rule.listener());
        Value.Mapping properties = Value.mapping()
                .put("Actions", actions(event, group))
                .put("Conditions", rule.conditions().toValue())
                .put("ListenerArn", rule.listener())
                .put("Priority", Value.of(rule.priority()))
                .build();
        return Resource.of(id, "AWS::ElasticLoadBalancingV2::ListenerRule", properties);
    }

    private static Value actions(Event<PropertyValues> event, TargetGroup group) {
        AlbSettings alb = AlbSettings.of(event.scope().service());
        List<Value> actions = new ArrayList<>();
        for (String name : group.rule().authorizers()) {
            actions.add(alb.authorizer(name).orElseThrow().action(actions.size() + 1));
        }
        Value.MappingBuilder forward =
                Value.mapping().put("Type", "forward").put("TargetGroupArn", Intrinsic.ref(group.id()));
        if (!actions.isEmpty()) {
            forward.put("Order", Value.of(actions.size() + 1));
        }
        actions.add(forward.build());
        return new Value.Sequence(actions);
    }
}
