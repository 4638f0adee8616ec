/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** Which roles a service works with, as the provider's section says; the precedence between old and new keys is that of Serverless 3. */
public final class Roles {

    /** Two settings of which each would give the functions another role. */
    public static final DiagnosticCode CONFLICTING_ROLES = new DiagnosticCode(
            "CONFLICTING_ROLES", "An existing role is configured together with a role that is to be generated.");

    static final DiagnosticCode UNUSED_ROLE_SETTINGS = new DiagnosticCode(
            "UNUSED_ROLE_SETTINGS",
            "Settings of the generated role have no effect, as another setting takes precedence over them. A warning.");

    private final PropertyValues provider;
    private final Optional<ServiceRole> configured;

    Roles(PropertyValues provider) {
        this.provider = provider;
        this.configured = iam(IamSchema.SERVICE_ROLE);
    }

    private <T> Optional<T> iam(Property<T> property) {
        return provider.get(IamSchema.IAM).flatMap(iam -> iam.get(property));
    }

    /** The existing role of functions without one of their own, if they are not to get a generated one. */
    public Optional<Value> existing() {
        return configured.orElse(null) instanceof ServiceRole.Existing existing
                ? Optional.of(existing.role())
                : provider.get(IamSchema.LEGACY_ROLE);
    }

    /** The generated role that functions share. */
    public RoleSettings shared() {
        RoleSettings settings = generated()
                .map(ServiceRole.Generated::settings)
                .orElseGet(() -> RoleSettings.of(PropertyValues.none(IamSchema.IAM.name())));
        return settings.orElse(provider);
    }

    /** The generated role that a function has for itself; empty if it shares one, should it not have an existing one. */
    public Optional<RoleSettings> own(LambdaFunction function) {
        Optional<PropertyValues> own = function.settings().get(IamSchema.FUNCTION_IAM);
        if (own.isEmpty() && !isPerFunction()) {
            return Optional.empty();
        }
        RoleSettings settings = RoleSettings.of(own.flatMap(iam -> iam.get(IamSchema.FUNCTION_ROLE))
                .orElseGet(() -> PropertyValues.none(IamSchema.IAM.name())));
        boolean inherits =
                own.flatMap(iam -> iam.get(IamSchema.INHERIT_STATEMENTS)).orElse(isPerFunction());
        return Optional.of(shared().extendedBy(settings, inherits));
    }

    /** The ARN of the role in which CloudFormation works on the stack; the caller's rights hold without it. */
    public Optional<String> deployment() {
        return iam(IamSchema.DEPLOYMENT_ROLE).or(() -> provider.get(IamSchema.LEGACY_DEPLOYMENT_ROLE));
    }

    private Optional<ServiceRole.Generated> generated() {
        return configured.orElse(null) instanceof ServiceRole.Generated generated
                ? Optional.of(generated)
                : Optional.empty();
    }

    private boolean isPerFunction() {
        return configured.orElse(null) instanceof ServiceRole.Generated generated && generated.perFunction();
    }

    /** Reports settings that contradict each other, and warns of those without effect. */
    void check(Diagnostics diagnostics) {
        if (provider.get(IamSchema.LEGACY_ROLE).isPresent() && generated().isPresent()) {
            if (isPerFunction()) {
                provider.error(
                        IamSchema.LEGACY_ROLE,
                        diagnostics,
                        CONFLICTING_ROLES,
                        "is configured, but \"iam.role.mode\" asks for a generated role of each function",
                        "Remove one of them.");
            } else {
                diagnostics.warning(
                        UNUSED_ROLE_SETTINGS,
                        provider.location(IamSchema.IAM),
                        provider.path(IamSchema.IAM) + ".role",
                        "has no effect: \"provider.role\" takes precedence over it",
                        "Remove one of them.");
            }
        }
    }
}
