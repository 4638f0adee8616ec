/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How calls move from the version of a function that is deployed to a new one: {@code deployment}, or {@code deploymentSettings} in the
 * form of the npm plugin serverless-plugin-canary-deployments.
 *
 * @param sections where it is configured: a key of an earlier section takes precedence over that of a later one
 */
record DeploymentPreference(List<PropertyValues> sections) {

    static final DiagnosticCode TWO_DEPLOYMENTS = new DiagnosticCode(
            "TWO_DEPLOYMENTS", "A function has \"deployment\" and \"deploymentSettings\", which mean the same.");

    static final Property<Value> TYPE = Property.of(
            "type",
            TemplateTypes.textOrIntrinsic(Types.text(
                    "a type such as " + DeploymentType.PREDEFINED.get(0)
                            + ", or the name of a deployment configuration of 1 to 100 characters",
                    "\\S{1,100}")),
            "How calls move to a new version: one of " + String.join(", ", DeploymentType.PREDEFINED)
                    + ", or the name of a deployment configuration of AWS CodeDeploy.",
            DeploymentType.PREDEFINED.get(0));

    /** The form of "CreateAlias" in the AWS Lambda API reference. */
    static final Property<String> ALIAS = Property.of(
            "alias",
            Types.text("1 to 128 letters, digits, - and _, not digits only", "(?![0-9]+$)[a-zA-Z0-9_-]{1,128}"),
            "The name of the alias that calls go to; that of an alias which the function has anyway, or live, unless given.",
            "live");

    static final Property<Value> ALARMS = Property.of(
            "alarms",
            DeploymentAlarms.TYPE,
            "Alarms that end a deployment and restore the version of before: by name, or by the logical id of an alarm of the stack.",
            "[OrdersErrorsAlarm, {name: checkout-latency}]");

    static final Property<Value> PRE_TRAFFIC =
            hook("preTraffic", "The function that is called before calls go to the new version, by its key.", "verify");

    static final Property<Value> POST_TRAFFIC = hook(
            "postTraffic", "The function that is called after all calls go to the new version, by its key.", "verify");

    private static final Property<PropertyValues> HOOKS = Property.of(
            "hooks",
            ObjectSchema.of(List.of(PRE_TRAFFIC, POST_TRAFFIC)),
            "Functions that check the new version and report to CodeDeploy whether the deployment continues.",
            "{preTraffic: verify}");

    static final Property<Value> ROLE = role("role");

    static final Property<List<Value>> TRIGGERS = Property.of(
            "triggerConfigurations",
            Types.list(DeploymentTrigger.TYPE),
            "Topics that are notified of deployments, as CodeDeploy takes them.",
            "[{TriggerName: failed, TriggerTargetArn: !Ref Deployments, TriggerEvents: [DeploymentFailure]}]");

    static final Property<List<String>> STAGES = Property.of(
            "stages",
            Types.list(Types.text("letters, digits and -", "[a-zA-Z0-9-]+")),
            "The stages in which this has an effect; every stage unless given.",
            "[prod]");

    private static final DeploymentPreference OFF = new DeploymentPreference(List.of());

    static final PropertyType<DeploymentPreference> SECTION = Types.switchable(
            Types.shorthand(
                    ObjectSchema.of(List.of(TYPE, ALIAS, ALARMS, HOOKS, ROLE, TRIGGERS, STAGES))
                            .map(DeploymentPreference::of),
                    TYPE),
            OFF);

    private static final Property<Value> PLUGIN_PRE_TRAFFIC = hook(
            "preTrafficHook", "The function that is called before calls go to the new version, by its key.", "verify");

    private static final Property<Value> PLUGIN_POST_TRAFFIC = hook(
            "postTrafficHook",
            "The function that is called after all calls go to the new version, by its key.",
            "verify");

    private static final Property<Value> PLUGIN_ROLE = role("codeDeployRole");

    private static final Property<Value> PLUGIN_BOUNDARY = Property.of(
            "codeDeployRolePermissionsBoundary",
            TemplateTypes.arn("the ARN of a policy", "iam"),
            "The policy that bounds what the generated role of CodeDeploy can permit, by its ARN.",
            "arn:aws:iam::123456789012:policy/boundary");

    static final PropertyType<PropertyValues> PLUGIN_SECTION = ObjectSchema.of(List.of(
            TYPE,
            ALIAS,
            ALARMS,
            PLUGIN_PRE_TRAFFIC,
            PLUGIN_POST_TRAFFIC,
            PLUGIN_ROLE,
            PLUGIN_BOUNDARY,
            TRIGGERS,
            STAGES));

    /** Copies the list. */
    DeploymentPreference {
        sections = List.copyOf(sections);
    }

    private static DeploymentPreference of(PropertyValues values) {
        return new DeploymentPreference(List.of(values));
    }

    private static Property<Value> hook(String name, String doc, String example) {
        return Property.of(
                name,
                TemplateTypes.textOrIntrinsic(Types.text("the key or the name of a function", "[a-zA-Z0-9_-]{1,140}")),
                doc,
                example);
    }

    private static Property<Value> role(String name) {
        return Property.of(
                name,
                TemplateTypes.arn("the ARN of a role", "iam"),
                "An existing role that CodeDeploy works with, by its ARN; a generated one unless given.",
                "arn:aws:iam::123456789012:role/code-deploy");
    }

    DeploymentPreference over(DeploymentPreference provider) {
        return equals(OFF)
                ? OFF
                : new DeploymentPreference(Stream.concat(sections.stream(), provider.sections.stream())
                        .toList());
    }

    /** What has an effect for a function in the stage of the service; empty if its calls go to a new version at once. */
    static Optional<DeploymentPreference> of(FunctionScope scope) {
        return configured(scope, new Diagnostics())
                .filter(preference -> preference.isOnIn(scope.service().stage()));
    }

    /** What is configured for a function, whatever the stage is. The provider's is not for functions that are hooks themselves. */
    static Optional<DeploymentPreference> configured(FunctionScope scope, Diagnostics diagnostics) {
        if (!GradualDeployment.isOf(scope)) {
            return Optional.empty();
        }
        boolean isInherited = scope.get(GradualDeployment.DEPLOYMENT_SETTINGS).isEmpty()
                && scope.get(GradualDeployment.DEPLOYMENT).isPresent()
                && !isOwn(scope);
        return written(scope, diagnostics)
                .filter(preference -> !(isInherited && isHook(scope.function(), scope.service())));
    }

    private static boolean isOwn(FunctionScope scope) {
        PropertyValues function = scope.function().settings();
        return function.path(GradualDeployment.DEPLOYMENT).startsWith(function.path() + ".");
    }

    private static Optional<DeploymentPreference> written(FunctionScope scope, Diagnostics diagnostics) {
        return scope.get(GradualDeployment.DEPLOYMENT_SETTINGS)
                .map(own -> Stream.concat(Stream.of(own), ofPlugin(scope.service(), diagnostics).stream()))
                .map(sections -> new DeploymentPreference(sections.toList()))
                .or(() -> scope.get(GradualDeployment.DEPLOYMENT))
                .filter(preference -> !preference.equals(OFF));
    }

    /** What the plugin reads for all functions that have settings of their own. */
    private static Optional<PropertyValues> ofPlugin(Service service, Diagnostics diagnostics) {
        return service.custom(GradualDeployment.DEPLOYMENT_SETTINGS, diagnostics);
    }

    /** Whether a function is called by a deployment, in some stage. */
    private static boolean isHook(LambdaFunction function, Service service) {
        return service.functions().stream()
                .flatMap(other -> written(new FunctionScope(service, other), new Diagnostics()).stream())
                .flatMap(preference -> preference.hooks(service).stream())
                .anyMatch(hook -> hook.function().filter(function::equals).isPresent());
    }

    /** Reports a function with both forms. */
    static void check(FunctionScope scope, Diagnostics diagnostics) {
        if (scope.get(GradualDeployment.DEPLOYMENT_SETTINGS).isPresent()
                && scope.get(GradualDeployment.DEPLOYMENT).isPresent()
                && isOwn(scope)) {
            scope.function()
                    .settings()
                    .error(
                            GradualDeployment.DEPLOYMENT_SETTINGS,
                            diagnostics,
                            TWO_DEPLOYMENTS,
                            "means the same as \"deployment\" of this function",
                            "Keep only \"deployment\".");
        }
    }

    private boolean isOnIn(String stage) {
        return get(STAGES)
                .filter(stages -> !stages.isEmpty() && !stages.contains(stage))
                .isEmpty();
    }

    /** The value of a key. */
    <T> Optional<T> get(Property<T> property) {
        return sections.stream()
                .flatMap(section -> section.configured(property).stream())
                .findFirst();
    }

    /** The existing role that CodeDeploy works with. */
    Optional<Value> role() {
        return get(ROLE).or(() -> get(PLUGIN_ROLE));
    }

    /** The boundary of the generated role, in the form of the plugin. */
    Optional<Value> boundary() {
        return get(PLUGIN_BOUNDARY);
    }

    /** The function that is called before calls go to the new version. */
    Optional<TrafficHook> preTraffic(Service service) {
        return hook(PRE_TRAFFIC, PLUGIN_PRE_TRAFFIC, service);
    }

    /** The function that is called after all calls go to the new version. */
    Optional<TrafficHook> postTraffic(Service service) {
        return hook(POST_TRAFFIC, PLUGIN_POST_TRAFFIC, service);
    }

    /** All functions that are called. */
    List<TrafficHook> hooks(Service service) {
        return Stream.of(preTraffic(service), postTraffic(service))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<TrafficHook> hook(Property<Value> ours, Property<Value> plugins, Service service) {
        return sections.stream()
                .flatMap(section ->
                        Stream.concat(
                                section.configured(HOOKS).stream()
                                        .flatMap(hooks -> hooks
                                                .configured(ours)
                                                .map(value -> TrafficHook.of(value, ours, hooks, service))
                                                .stream()),
                                section
                                        .configured(plugins)
                                        .map(value -> TrafficHook.of(value, plugins, section, service))
                                        .stream()))
                .findFirst();
    }

    /** Reports what is wrong with the value of a key, where it is written; at the first section if it is not. */
    void error(Property<?> property, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        section(property).violation(property, diagnostics, code, problem, remedy);
    }

    /** The section that has a key; the first one if none has. */
    PropertyValues section(Property<?> property) {
        return sections.stream()
                .filter(section -> section.configured(property).isPresent())
                .findFirst()
                .orElse(sections.get(0));
    }
}
