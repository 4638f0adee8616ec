/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** The deployment configurations of AWS CodeDeploy: those of AWS by the names that AWS SAM gives them, and those of users. */
final class DeploymentType {

    static final DiagnosticCode UNKNOWN_DEPLOYMENT_TYPE = new DiagnosticCode(
            "UNKNOWN_DEPLOYMENT_TYPE", "The type of a deployment is missing, or resembles one of AWS that is meant.");

    /** From "Predefined deployment configurations for an AWS Lambda compute platform" in the AWS CodeDeploy user guide. */
    static final List<String> PREDEFINED = List.of(
            "Canary10Percent5Minutes",
            "Canary10Percent10Minutes",
            "Canary10Percent15Minutes",
            "Canary10Percent30Minutes",
            "Linear10PercentEvery1Minute",
            "Linear10PercentEvery2Minutes",
            "Linear10PercentEvery3Minutes",
            "Linear10PercentEvery10Minutes",
            "AllAtOnce");

    private static final String PREFIX = "CodeDeployDefault.Lambda";

    private DeploymentType() {}

    /** The value of {@code DeploymentConfigName}. */
    static Value name(Value type, Service service) {
        if (!(type instanceof Value.Text text)) {
            return type;
        }
        if (PREDEFINED.contains(text.text())) {
            return Value.of(PREFIX + text.text());
        }
        return own(text.text(), service).map(Intrinsic::ref).orElse(type);
    }

    private static Optional<LogicalId> own(String name, Service service) {
        return LogicalId.of(name)
                .filter(id -> service.ownResource(id)
                        .flatMap(resource -> resource.text("Type"))
                        .filter("AWS::CodeDeploy::DeploymentConfig"::equals)
                        .isPresent());
    }

    /** Reports a type that is missing, or misspelt as far as that can be recognized: any name may be that of a configuration of the user's. */
    static void check(DeploymentPreference preference, Service service, Diagnostics diagnostics) {
        Optional<Value> type = preference.get(DeploymentPreference.TYPE);
        if (type.isEmpty()
                && !diagnostics.alreadyReported(
                        preference.section(DeploymentPreference.TYPE).path() + "." + DeploymentPreference.TYPE)) {
            PropertyValues section = preference.section(DeploymentPreference.TYPE);
            section.error(
                    DeploymentPreference.TYPE,
                    diagnostics,
                    UNKNOWN_DEPLOYMENT_TYPE,
                    "has no type, which says how calls move to a new version",
                    "Add it, as in \"type: " + PREDEFINED.get(0) + "\".");
        }
        type.filter(Value.Text.class::isInstance)
                .map(value -> ((Value.Text) value).text())
                .filter(text -> own(text, service).isEmpty())
                .ifPresent(text -> check(text, preference, diagnostics));
    }

    private static void check(String type, DeploymentPreference preference, Diagnostics diagnostics) {
        String name = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        if (PREDEFINED.contains(name)) {
            return;
        }
        String remedy = "or write the name of a deployment configuration that resembles none of AWS's.";
        Suggestion.of(name, PREDEFINED)
                .ifPresent(meant -> error(
                        preference,
                        diagnostics,
                        "is \"" + type + "\", which is not a type of AWS",
                        "Did you mean \"" + meant + "\"? Use it, " + remedy));
        if (type.startsWith("arn:")) {
            error(
                    preference,
                    diagnostics,
                    "is an ARN, but CodeDeploy takes deployment configurations by name",
                    "Write only what follows the last colon.");
        }
    }

    private static void error(DeploymentPreference preference, Diagnostics diagnostics, String problem, String remedy) {
        preference.error(DeploymentPreference.TYPE, diagnostics, UNKNOWN_DEPLOYMENT_TYPE, problem, remedy);
    }
}
