/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.cognito;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.existing.CustomResourceProvider;
import io.github.serverlessmaven.event.existing.ExistingTargets;
import io.github.serverlessmaven.event.existing.UpdateOrder;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Triggers of user pools that exist outside of the stack: a custom resource for each function, with the permission to invoke it. The
 * permission needs the ARN of the pool, which a custom resource of the pool looks up.
 *
 * @param service the service
 * @param events those of existing pools
 */
record ExistingUserPools(Service service, List<Event<PropertyValues>> events) {

    private static final CustomResourceProvider PROVIDER = CustomResourceProvider.USER_POOLS;

    /** A name may look the same; the provider asks Cognito. */
    private static final Pattern ID = Pattern.compile("[a-z]+(-[a-z]+)+-\\d+_[0-9A-Za-z]+");

    /** What they add to the template. */
    TemplateFragment fragment() {
        if (events.isEmpty()) {
            return TemplateFragment.EMPTY;
        }
        List<Resource> resources = new ArrayList<>(PROVIDER.resources(service));
        ExistingTargets.grouped(events, CognitoUserPool::pool).forEach((pool, all) -> {
            policy(pool, all).ifPresent(resources::add);
            resources.add(lookUp(pool, all));
        });
        UpdateOrder order = new UpdateOrder();
        for (Map.Entry<String, List<Event<PropertyValues>>> function :
                ExistingTargets.grouped(events, Event::functionKey).entrySet()) {
            Event<PropertyValues> first = function.getValue().get(0);
            resources.add(permission(first).when(first.scope().condition()).from(first.origin()));
            resources.add(triggers(function.getValue(), order));
        }
        return resources.stream().reduce(TemplateFragment.EMPTY, TemplateFragment::withResource, TemplateFragment::and);
    }

    private Optional<Resource> policy(String pool, List<Event<PropertyValues>> triggered) {
        List<Value> statements = new ArrayList<>();
        statements.add(PolicyStatement.allow(List.of("cognito-idp:ListUserPools"), Value.of("*"))
                .toValue());
        statements.add(PolicyStatement.allow(
                        List.of("cognito-idp:DescribeUserPool", "cognito-idp:UpdateUserPool"),
                        Intrinsic.sub("arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/*"))
                .toValue());
        statements.add(passRole());
        List<Value> keys = triggered.stream()
                .flatMap(event -> key(event).stream())
                .distinct()
                .toList();
        if (!keys.isEmpty()) {
            statements.add(PolicyStatement.allow(List.of("kms:CreateGrant"), keys.toArray(Value[]::new))
                    .toValue());
        }
        statements.add(ExistingTargets.removalOfPermissions(triggered));
        return PROVIDER.policy(policyId(pool), statements, ExistingTargets.condition(triggered), service);
    }

    /** An update passes the role by which the pool sends text messages. */
    private static Value passRole() {
        Value service = Value.mapping("iam:PassedToService", Value.of("cognito-idp.amazonaws.com"));
        return PolicyStatement.allow(
                        List.of("iam:PassRole"), Intrinsic.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*"))
                .toValue()
                .with("Condition", Value.mapping("StringEquals", service));
    }

    private static LogicalId policyId(String pool) {
        return ExistingTargets.id("ExistingCognitoUserPool", Value.of(pool), "Policy");
    }

    private static LogicalId lookUpId(String pool) {
        return ExistingTargets.id("ExistingCognitoUserPool", Value.of(pool), "");
    }

    private Resource lookUp(String pool, List<Event<PropertyValues>> triggered) {
        Value.MappingBuilder properties =
                Value.mapping().put("ServiceToken", PROVIDER.serviceToken()).put("UserPoolName", pool);
        List<LogicalId> dependencies = new ArrayList<>(List.of(PROVIDER.id()));
        if (service.roles().deployment().isEmpty()) {
            dependencies.add(policyId(pool));
        }
        dependencies.addAll(ExistingTargets.ownResource(service, "AWS::Cognito::UserPool", "UserPoolName", pool));
        boolean isForced = triggered.stream().anyMatch(CognitoUserPool::isForced);
        return Resource.of(
                        lookUpId(pool),
                        "Custom::CognitoUserPoolArn",
                        ExistingTargets.forced(properties, isForced).build())
                .after(dependencies)
                .when(ExistingTargets.condition(triggered))
                .from(triggered.get(0).origin());
    }

    private static Resource permission(Event<PropertyValues> event) {
        return event.permission(
                permissionId(event),
                "cognito-idp.amazonaws.com",
                Intrinsic.getAtt(lookUpId(CognitoUserPool.pool(event)), "Arn"));
    }

    private static LogicalId permissionId(Event<PropertyValues> event) {
        return event.id("LambdaPermissionCustomCognitoUserPool1");
    }

    private Resource triggers(List<Event<PropertyValues>> triggered, UpdateOrder order) {
        Event<PropertyValues> first = triggered.get(0);
        String pool = CognitoUserPool.pool(first);
        LogicalId id = first.id("CustomCognitoUserPool1");
        List<Value> configurations =
                triggered.stream().map(ExistingUserPools::configuration).toList();
        Value.MappingBuilder properties = ExistingTargets.function(PROVIDER, first.target())
                .put("UserPoolName", pool)
                .put("UserPoolConfigs", new Value.Sequence(configurations));
        boolean isForced = triggered.stream().anyMatch(CognitoUserPool::isForced);
        List<LogicalId> dependencies = new ArrayList<>(List.of(first.target().functionId(), PROVIDER.id()));
        dependencies.addAll(first.target().dependencies());
        dependencies.add(permissionId(first));
        if (service.roles().deployment().isEmpty()) {
            dependencies.add(policyId(pool));
        }
        Optional<String> known =
                Optional.of(pool).filter(name -> !ID.matcher(name).matches());
        dependencies.addAll(order.append(id, known, first.scope().condition()));
        return ExistingTargets.resource(
                id,
                "Custom::CognitoUserPool",
                ExistingTargets.forced(properties, isForced).build(),
                dependencies,
                first);
    }

    private static Value configuration(Event<PropertyValues> event) {
        String trigger = event.settings().get(CognitoUserPool.Settings.TRIGGER).orElseThrow();
        Optional<String> version = event.settings()
                .get(CognitoUserPool.Settings.LAMBDA_VERSION)
                .filter(given -> !given.equals("V1_0"))
                .or(() -> Optional.of("V1_0").filter(any -> isSender(event)));
        return Value.mapping()
                .put("Trigger", trigger)
                .put("LambdaVersion", version.map(Value::of))
                .put("KMSKeyID", key(event))
                .build();
    }

    /** The key with which Cognito encrypts what a sender gets. */
    private static Optional<Value> key(Event<PropertyValues> event) {
        return event.settings().get(CognitoUserPool.Settings.KMS_KEY).filter(key -> isSender(event));
    }

    private static boolean isSender(Event<PropertyValues> event) {
        return CognitoUserPool.SENDERS.contains(
                event.settings().get(CognitoUserPool.Settings.TRIGGER).orElseThrow());
    }
}
