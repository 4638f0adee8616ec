/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.cognito;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.event.existing.CustomResourceProvider;
import io.github.serverlessmaven.event.existing.ForcedUpdates;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.DeploymentTime;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Steps of users in Cognito user pools, new ones and those that exist: their triggers, and the permission for each. */
public final class CognitoUserPool implements EventSource<PropertyValues> {

    static final DiagnosticCode SECOND_TRIGGER =
            new DiagnosticCode("SECOND_TRIGGER", "Two functions handle one trigger of a user pool.");

    static final DiagnosticCode TRIGGER_WITHOUT_KEY = new DiagnosticCode(
            "TRIGGER_WITHOUT_KEY", "A trigger that sends messages has no KMS key, with which Cognito encrypts codes.");

    static final DiagnosticCode DIFFERENT_KMS_KEYS =
            new DiagnosticCode("DIFFERENT_KMS_KEYS", "The triggers of one user pool name different KMS keys.");

    static final DiagnosticCode WRONG_LAMBDA_VERSION = new DiagnosticCode(
            "WRONG_LAMBDA_VERSION",
            "The trigger of a user pool does not have events of the version that is configured.");

    static final List<String> SENDERS = List.of("CustomSMSSender", "CustomEmailSender");
    private static final String TOKEN_GENERATION = "PreTokenGeneration";
    private static final String INBOUND_FEDERATION = "InboundFederation";

    /** From "LambdaConfig" of {@code AWS::Cognito::UserPool} in the AWS CloudFormation template reference. */
    private static final List<String> TRIGGERS = List.of(
            "PreSignUp",
            "PostConfirmation",
            "PreAuthentication",
            "PostAuthentication",
            TOKEN_GENERATION,
            "CustomMessage",
            "DefineAuthChallenge",
            "CreateAuthChallenge",
            "VerifyAuthChallengeResponse",
            "UserMigration",
            "CustomSMSSender",
            "CustomEmailSender",
            INBOUND_FEDERATION);

    private static final Property<PropertyValues> TYPE = Property.of(
            "cognitoUserPool",
            Types.deferred(() -> Settings.TYPE),
            "Steps of users in a Cognito user pool.",
            "{pool: customers, trigger: PreSignUp}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> logProperties() {
        return List.of(CustomResourceProvider.FRAMEWORK_LOGS);
    }

    @Override
    public Value.Mapping finish(Value.Mapping template) {
        return DeploymentTime.declareIn(template);
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        PropertyValues settings = event.settings();
        ForcedUpdates.check(settings, Settings.FORCE_DEPLOY, isExisting(event), diagnostics);
        String trigger = settings.get(Settings.TRIGGER).orElseThrow();
        if (SENDERS.contains(trigger) && settings.get(Settings.KMS_KEY).isEmpty()) {
            event.error(
                    diagnostics,
                    TRIGGER_WITHOUT_KEY,
                    "has no kmsKeyId, without which Cognito invokes no " + trigger,
                    "Add \"kmsKeyId\" with the ARN of a KMS key.");
        }
        Optional<String> version = settings.get(Settings.LAMBDA_VERSION).filter(given -> !given.equals("V1_0"));
        if (version.isPresent() && !trigger.equals(TOKEN_GENERATION)) {
            settings.violation(
                    Settings.LAMBDA_VERSION,
                    diagnostics,
                    WRONG_LAMBDA_VERSION,
                    "is " + version.get() + ", but events of " + trigger + " have V1_0 only",
                    "Remove \"lambdaVersion\".");
        }
    }

    @Override
    public void checkShared(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        new ExistingUserPoolRules(events.events(), diagnostics).check();
        Map<String, Event<PropertyValues>> byTrigger = new HashMap<>();
        Map<String, Event<PropertyValues>> byPool = new HashMap<>();
        for (Event<PropertyValues> event : events.events()) {
            PropertyValues settings = event.settings();
            String pool = pool(event);
            String trigger = settings.get(Settings.TRIGGER).orElseThrow();
            Event<PropertyValues> same = byTrigger.putIfAbsent(pool + "/" + trigger, event);
            if (same != null) {
                event.error(
                        diagnostics,
                        SECOND_TRIGGER,
                        "handles " + trigger + " of the user pool " + pool + ", as " + same.origin() + " does",
                        "Remove one of them: Cognito invokes one function.");
            }
            if (settings.get(Settings.KMS_KEY).isPresent()) {
                Event<PropertyValues> other = byPool.putIfAbsent(pool, event);
                if (other != null && !other.settings().get(Settings.KMS_KEY).equals(settings.get(Settings.KMS_KEY))) {
                    settings.error(
                            Settings.KMS_KEY,
                            diagnostics,
                            DIFFERENT_KMS_KEYS,
                            "is another key than that of " + other.origin() + "; a user pool has one",
                            "Use one key for both.");
                }
            }
        }
    }

    static boolean isExisting(Event<PropertyValues> event) {
        return event.settings().get(Settings.EXISTING).orElse(false);
    }

    static boolean isForced(Event<PropertyValues> event) {
        return event.settings().get(Settings.FORCE_DEPLOY).orElse(false);
    }

    static String pool(Event<PropertyValues> event) {
        return event.settings().get(Settings.POOL).orElseThrow();
    }

    private static LogicalId poolId(String pool) {
        return new LogicalId("CognitoUserPool" + Names.normalized(Names.alphanumeric(pool)));
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        PropertyValues settings = event.settings();
        return List.of(event.delivery(TriggerShapes.of(
                settings.get(Settings.TRIGGER).orElseThrow(),
                settings.get(Settings.LAMBDA_VERSION).orElse("V1_0"))));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        if (isExisting(event)) {
            return TemplateFragment.EMPTY;
        }
        String pool = pool(event);
        return TemplateFragment.EMPTY.withResource(event.permission(
                event.id(
                        "LambdaPermissionCognitoUserPool" + Names.normalized(Names.alphanumeric(pool)) + "TriggerSource"
                                + event.settings().get(Settings.TRIGGER).orElseThrow()),
                "cognito-idp.amazonaws.com",
                Intrinsic.getAtt(poolId(pool), "Arn")));
    }

    @Override
    public TemplateFragment contributeShared(ServiceEvents<PropertyValues> events) {
        Map<String, List<Event<PropertyValues>>> byPool = new LinkedHashMap<>();
        events.events().stream()
                .filter(event -> !isExisting(event))
                .forEach(event -> byPool.computeIfAbsent(pool(event), pool -> new java.util.ArrayList<>())
                        .add(event));
        List<Event<PropertyValues>> existing =
                events.events().stream().filter(CognitoUserPool::isExisting).toList();
        TemplateFragment pools = new ExistingUserPools(events.service(), existing).fragment();
        for (Map.Entry<String, List<Event<PropertyValues>>> entry : byPool.entrySet()) {
            pools = pools.withResource(pool(entry.getKey(), entry.getValue()));
        }
        return pools;
    }

    private static Resource pool(String name, List<Event<PropertyValues>> events) {
        Value.MappingBuilder triggers = Value.mapping();
        Set<LogicalId> dependencies = new LinkedHashSet<>();
        for (Event<PropertyValues> event : events) {
            addTrigger(event, triggers);
            dependencies.addAll(
                    event.target().dependencies().isEmpty()
                            ? List.of(event.target().functionId())
                            : event.target().dependencies());
        }
        events.stream()
                .flatMap(event -> event.settings().get(Settings.KMS_KEY).stream())
                .findFirst()
                .ifPresent(key -> triggers.put("KMSKeyID", key));
        Value.Mapping properties = Value.mapping()
                .put("UserPoolName", name)
                .put("LambdaConfig", triggers.build())
                .build();
        return Resource.of(poolId(name), "AWS::Cognito::UserPool", properties)
                .after(List.copyOf(dependencies))
                .from(Objects.requireNonNull(events.get(0)).origin());
    }

    private static void addTrigger(Event<PropertyValues> event, Value.MappingBuilder triggers) {
        String trigger = event.settings().get(Settings.TRIGGER).orElseThrow();
        Optional<String> version = event.settings().get(Settings.LAMBDA_VERSION).filter(given -> !given.equals("V1_0"));
        Value arn = event.target().arn();
        if (SENDERS.contains(trigger) || trigger.equals(INBOUND_FEDERATION)) {
            triggers.put(trigger, versioned(arn, "V1_0"));
        } else {
            triggers.put(trigger, arn);
            version.ifPresent(given -> triggers.put(trigger + "Config", versioned(arn, given)));
        }
    }

    private static Value versioned(Value arn, String version) {
        return Value.mapping()
                .put("LambdaArn", arn)
                .put("LambdaVersion", version)
                .build();
    }

    /** What an event is configured by. */
    static final class Settings {

        /** From "CreateUserPool" in the Amazon Cognito API reference. */
        static final Property<String> POOL = Property.of(
                "pool",
                Types.text("1 to 128 letters, digits, spaces and +=,.@_-", "[\\w\\s+=,.@-]{1,128}"),
                "The name of the user pool; for one that exists its id is possible too.",
                "customers");

        static final Property<String> TRIGGER = Property.of(
                "trigger", Types.choice(TRIGGERS), "The step of a user at which the function is invoked.", "PreSignUp");

        static final Property<Value> KMS_KEY = Property.of(
                "kmsKeyId",
                TemplateTypes.arn("the ARN of a KMS key", "kms"),
                "The KMS key with which Cognito encrypts the codes that custom senders get.",
                "arn:aws:kms:eu-central-1:123456789012:key/1234abcd");

        static final Property<String> LAMBDA_VERSION = Property.of(
                "lambdaVersion",
                Types.choice(List.of("V1_0", "V2_0", "V3_0")),
                "The version of the events; V2_0 and V3_0 are for PreTokenGeneration.",
                "V2_0");

        static final Property<Boolean> EXISTING = Property.of(
                "existing",
                Types.bool(),
                "Whether the user pool exists outside of the service. Its other triggers and settings stay as they are.",
                "true");

        static final Property<Boolean> FORCE_DEPLOY = Property.of(
                "forceDeploy",
                Types.bool(),
                "Whether the triggers of an existing user pool are set again at each deployment.",
                "true");

        static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(
                        List.of(POOL, TRIGGER, KMS_KEY, LAMBDA_VERSION, EXISTING, FORCE_DEPLOY))
                .requiring(POOL, TRIGGER);

        private Settings() {}
    }
}
