/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What has to be true of rules of listeners beyond the form of their settings.
 *
 * @param alb what the provider says
 * @param diagnostics receives what is not true
 */
record AlbRules(AlbSettings alb, Diagnostics diagnostics) {

    static final DiagnosticCode UNKNOWN_LISTENER = new DiagnosticCode(
            "UNKNOWN_LISTENER", "Nothing distinguishes the listener from others before CloudFormation knows it.");

    static final DiagnosticCode INVALID_RULE_CONDITIONS = new DiagnosticCode(
            "INVALID_RULE_CONDITIONS", "A rule of a load balancer has no conditions, or more than AWS permits.");

    static final DiagnosticCode PRIORITY_IN_USE =
            new DiagnosticCode("PRIORITY_IN_USE", "Two rules of one listener have the same priority.");

    static final DiagnosticCode UNKNOWN_ALB_AUTHORIZER =
            new DiagnosticCode("UNKNOWN_ALB_AUTHORIZER", "The authorizer that a rule names is not configured.");

    static final DiagnosticCode INVALID_ALB_AUTHORIZER = new DiagnosticCode(
            "INVALID_ALB_AUTHORIZER",
            "The authorizer of a load balancer lacks something, or has what belongs to another type.");

    static final DiagnosticCode TARGET_GROUP_NAME = new DiagnosticCode(
            "TARGET_GROUP_NAME", "A target group has both a name and a prefix, or one that another group has.");

    static final DiagnosticCode DIFFERENT_TARGET_GROUPS = new DiagnosticCode(
            "DIFFERENT_TARGET_GROUPS", "Two rules share a target group and want it in different ways.");

    static final DiagnosticCode OVERLAPPING_CHECKS =
            new DiagnosticCode("OVERLAPPING_CHECKS", "A health check would begin before the one before it has ended.");

    void check(Event<PropertyValues> event) {
        ListenerRule rule = new ListenerRule(event.settings());
        PropertyValues settings = event.settings();
        if (rule.loadBalancer().isEmpty()) {
            settings.error(
                    ListenerRule.LISTENER,
                    diagnostics,
                    UNKNOWN_LISTENER,
                    "does not show which listener is meant",
                    "Write its ARN, or use Ref, Fn::GetAtt or the name of an export in Fn::ImportValue.");
        }
        checkConditions(rule);
        checkAuthorizers(rule);
        if (settings.configured(ListenerRule.GROUP_NAME).isPresent()
                && !alb.prefix().isEmpty()) {
            settings.error(
                    ListenerRule.GROUP_NAME,
                    diagnostics,
                    TARGET_GROUP_NAME,
                    "is next to provider.alb.targetGroupPrefix",
                    "Remove one of them.");
        }
        settings.get(ListenerRule.HEALTH_CHECK)
                .flatMap(check -> check)
                .filter(HealthCheck::overlaps)
                .ifPresent(check -> settings.violation(
                        ListenerRule.HEALTH_CHECK,
                        diagnostics,
                        OVERLAPPING_CHECKS,
                        "waits for an answer as long as, or longer than, until the next check",
                        "Set \"timeoutSeconds\" (30 unless set) below \"intervalSeconds\" (35 unless set)."));
    }

    private void checkConditions(ListenerRule rule) {
        int count = rule.conditions().count();
        boolean reported =
                diagnostics.alreadyReported(rule.conditions().settings().path());
        if (count == 0 && !reported) {
            rule.settings()
                    .error(
                            ListenerRule.CONDITIONS,
                            diagnostics,
                            INVALID_RULE_CONDITIONS,
                            "has no condition",
                            "Add one, such as \"path: /orders*\".");
        } else if (count > RuleConditions.MOST_VALUES) {
            rule.settings()
                    .violation(
                            ListenerRule.CONDITIONS,
                            diagnostics,
                            INVALID_RULE_CONDITIONS,
                            "has " + count + " values, but a rule may have " + RuleConditions.MOST_VALUES,
                            "Divide them among several events, each with a priority of its own.");
        }
    }

    private void checkAuthorizers(ListenerRule rule) {
        List<String> keys = alb.authorizers().stream().map(AlbAuthorizer::key).toList();
        boolean reported = diagnostics.alreadyReported(alb.values().path() + "." + AlbSettings.AUTHORIZERS);
        rule.authorizers().stream()
                .filter(name -> alb.authorizer(name).isEmpty() && !reported)
                .forEach(name -> rule.settings()
                        .error(
                                ListenerRule.AUTHORIZER,
                                diagnostics,
                                UNKNOWN_ALB_AUTHORIZER,
                                "there is no authorizer \"" + name + "\" in provider.alb.authorizers",
                                Suggestion.of(name, keys)
                                        .map(meant -> "Did you mean \"" + meant + "\"?")
                                        .orElseGet(() -> keys.isEmpty()
                                                ? "Configure it there."
                                                : "Configure it there, or use one of " + String.join(", ", keys)
                                                        + ".")));
    }

    void checkShared(ServiceEvents<PropertyValues> events) {
        alb.authorizers().forEach(this::check);
        Map<Value, Event<PropertyValues>> byPriority = new HashMap<>();
        Map<String, Event<PropertyValues>> byGroup = new HashMap<>();
        for (Event<PropertyValues> event : events.events()) {
            ListenerRule rule = new ListenerRule(event.settings());
            Event<PropertyValues> same =
                    byPriority.putIfAbsent(Value.list(rule.listener(), Value.of(rule.priority())), event);
            if (same != null) {
                event.settings()
                        .error(
                                ListenerRule.PRIORITY,
                                diagnostics,
                                PRIORITY_IN_USE,
                                "is " + rule.priority() + ", as is that of " + same.origin() + " at the same listener",
                                "Give each rule of a listener a priority of its own.");
            }
            if (rule.loadBalancer().isPresent()) {
                TargetGroup group = TargetGroup.of(event);
                Event<PropertyValues> other = byGroup.putIfAbsent(group.id().text(), event);
                if (other != null) {
                    compare(group, TargetGroup.of(other));
                }
            }
        }
    }

    private void compare(TargetGroup group, TargetGroup other) {
        Property<?> different = !group.name().equals(other.name())
                ? ListenerRule.GROUP_NAME
                : group.check().equals(other.check()) ? null : ListenerRule.HEALTH_CHECK;
        if (different != null) {
            group.event()
                    .settings()
                    .error(
                            different,
                            diagnostics,
                            DIFFERENT_TARGET_GROUPS,
                            "is not the same as in " + other.event().origin() + ", with which it shares a target group",
                            "Write the same in both events.");
        }
    }

    private void check(AlbAuthorizer authorizer) {
        String missing = names(authorizer.missing());
        if (!missing.isEmpty()) {
            problem(authorizer, "has no " + missing, "Add what is missing.");
        }
        String foreign = names(authorizer.foreign());
        if (!foreign.isEmpty()) {
            problem(authorizer, "has " + foreign + ", which authorizers of the other type have", "Remove it.");
        }
        authorizer
                .extraParameters()
                .filter(count -> count > 10)
                .ifPresent(count -> authorizer
                        .settings()
                        .violation(
                                AlbAuthorizer.EXTRA,
                                diagnostics,
                                Types.OUT_OF_RANGE,
                                "has " + count + " parameters; AWS allows 10",
                                "Take some out."));
    }

    private static String names(List<Property<Value>> properties) {
        return properties.stream().map(Property::name).collect(Collectors.joining(", "));
    }

    private void problem(AlbAuthorizer authorizer, String problem, String remedy) {
        diagnostics.error(
                INVALID_ALB_AUTHORIZER,
                authorizer.settings().location(),
                authorizer.settings().path(),
                problem,
                remedy);
    }
}
