/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.ServiceArn;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a load balancer forwards requests to: one function. All rules of a function at one load balancer share it, unless only some of them
 * want lists of values.
 *
 * @param event one of the events that need it
 * @param rule its rule, whose load balancer is known
 */
record TargetGroup(Event<PropertyValues> event, ListenerRule rule) {

    /** From "CreateTargetGroup" in the API reference of Elastic Load Balancing. */
    private static final int LONGEST_NAME = 32;

    static TargetGroup of(Event<PropertyValues> event) {
        return new TargetGroup(event, new ListenerRule(event.settings()));
    }

    private String loadBalancer() {
        return rule.loadBalancer().orElseThrow();
    }

    /** What distinguishes the groups of a function in logical ids. */
    private String letters() {
        return (rule.isMultiValue() ? "MultiValue" : "") + "TargetGroup" + Names.alphanumeric(loadBalancer());
    }

    LogicalId id() {
        return event.id("Alb" + letters());
    }

    String name() {
        Service service = event.scope().service();
        return rule.settings().get(ListenerRule.GROUP_NAME).orElseGet(() -> {
            String name = AlbSettings.of(service).prefix() + md5(describe(rule.isMultiValue() ? "multi-value-" : ""));
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        });
    }

    private String describe(String kind) {
        Service service = event.scope().service();
        return service.name() + "-" + event.functionKey() + "-" + loadBalancer() + "-" + kind + service.stage();
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    Resource resource(LogicalId permission) {
        List<LogicalId> dependencies = new ArrayList<>(List.of(permission));
        dependencies.addAll(event.target().dependencies());
        Value.MappingBuilder properties = Value.mapping()
                .put("TargetType", "lambda")
                .put("Targets", Value.list(Value.mapping("Id", event.target().arn())))
                .put("Name", name())
                .put("Tags", Value.list(pair("Name", Value.of(describe("")))))
                .put(
                        "TargetGroupAttributes",
                        Value.list(pair("lambda.multi_value_headers.enabled", Value.of(rule.isMultiValue()))));
        HealthCheck.toValue(check()).entries().forEach(properties::put);
        return Resource.of(id(), "AWS::ElasticLoadBalancingV2::TargetGroup", properties.build())
                .after(dependencies);
    }

    private static Value pair(String key, Value value) {
        return Value.mapping().put("Key", key).put("Value", value).build();
    }

    Optional<PropertyValues> check() {
        return rule.settings().get(ListenerRule.HEALTH_CHECK).flatMap(check -> check);
    }

    /**
     * The permission for the group to invoke the function. It has to be there before the group, whose ARN ends in letters that AWS
     * chooses.
     */
    Resource permission(LogicalId id) {
        return event.permission(
                id,
                "elasticloadbalancing.amazonaws.com",
                ServiceArn.of("elasticloadbalancing", Value.of("targetgroup/" + name() + "/*")));
    }
}
