/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * Moves calls to a new version step by step: an application, a role and a deployment group of AWS CodeDeploy, and what hooks need to report
 * to it. The alias that the calls go to is that of {@link FunctionAlias}.
 */
public final class GradualDeployment implements InvocationFeature {

    private static final EventShape LIFECYCLE_EVENT = EventShape.of("a lifecycle event of a deployment");

    static final Property<DeploymentPreference> DEPLOYMENT = Property.of(
                    "deployment",
                    Types.deferred(() -> DeploymentPreference.SECTION),
                    "Moves calls to a new version step by step, by AWS CodeDeploy; each key of a function takes precedence over the provider's, false switches off.",
                    "{type: Canary10Percent5Minutes, alarms: [OrdersErrorsAlarm], hooks: {preTraffic: verify}}")
            .inherited((provider, function) -> function.over(provider));

    static final Property<PropertyValues> DEPLOYMENT_SETTINGS = Property.of(
            "deploymentSettings",
            Types.deferred(() -> DeploymentPreference.PLUGIN_SECTION),
            "\"deployment\" in the form of the npm plugin serverless-plugin-canary-deployments, completed by custom.deploymentSettings.",
            "{type: Linear10PercentEvery1Minute, alias: Live, preTrafficHook: verify}");

    @Override
    public List<Property<?>> properties() {
        return List.of(DEPLOYMENT, DEPLOYMENT_SETTINGS);
    }

    /** A function may be called by the deployments of others. */
    @Override
    public boolean appliesTo(FunctionScope scope) {
        return isIn(scope.service());
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        DeploymentPreference.check(scope, diagnostics);
        DeploymentPreference.configured(scope, diagnostics).ifPresent(preference -> {
            DeploymentType.check(preference, scope.service(), diagnostics);
            DeploymentAlarms.check(preference, scope.service(), diagnostics);
            preference.hooks(scope.service()).forEach(hook -> hook.check(scope, diagnostics));
        });
    }

    @Override
    public List<Delivery> deliveries(FunctionScope scope) {
        return DeploymentPreference.of(scope)
                .map(preference -> preference.hooks(scope.service()))
                .orElse(List.of())
                .stream()
                .flatMap(
                        hook -> hook
                                .function()
                                .map(function -> Delivery.of(function.key(), hook.origin(), LIFECYCLE_EVENT))
                                .stream())
                .toList();
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope, InvocationTarget target) {
        CodeDeploy codeDeploy = new CodeDeploy(scope.service());
        TemplateFragment fragment = reported(scope, codeDeploy)
                .map(TemplateFragment.EMPTY::withStatement)
                .orElse(TemplateFragment.EMPTY);
        Optional<DeploymentPreference> preference = DeploymentPreference.of(scope);
        if (preference.isEmpty()) {
            return fragment;
        }
        TemplateFragment group = fragment.withResource(codeDeploy.application())
                .withResource(codeDeploy.group(scope.function(), preference.get()));
        return codeDeploy.role().map(group::withResource).orElse(group);
    }

    /** Whether a function of the service has one, be it switched off. */
    static boolean isIn(Service service) {
        for (LambdaFunction function : service.functions()) {
            if (isOf(new FunctionScope(service, function))) {
                return true;
            }
        }
        return false;
    }

    /** The same of one function. */
    static boolean isOf(FunctionScope scope) {
        return scope.get(DEPLOYMENT).isPresent()
                || scope.get(DEPLOYMENT_SETTINGS).isPresent();
    }

    /** The permission to report to the deployments of which the function is a hook. */
    private static Optional<PolicyStatement> reported(FunctionScope scope, CodeDeploy codeDeploy) {
        Service service = scope.service();
        Value[] groups = service.functions().stream()
                .filter(function -> DeploymentPreference.of(new FunctionScope(service, function)).stream()
                        .flatMap(preference -> preference.hooks(service).stream())
                        .anyMatch(hook ->
                                hook.function().filter(scope.function()::equals).isPresent()))
                .map(codeDeploy::groupArn)
                .toArray(Value[]::new);
        return groups.length == 0
                ? Optional.empty()
                : Optional.of(PolicyStatement.allow(List.of("codedeploy:PutLifecycleEventHookExecutionStatus"), groups)
                        .grouped());
    }
}
