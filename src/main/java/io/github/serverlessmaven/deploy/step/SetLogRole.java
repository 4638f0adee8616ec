/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.ApiProgress;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.ApiLogging;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets the role in which Amazon API Gateway writes logs, if APIs of the stack write any and the account has none in this region; one that is
 * set is never replaced. Reads {@code apiLogging}.
 */
public final class SetLogRole implements DeploymentStep {

    /** The one that Serverless makes. */
    private static final String NAME = "serverlessApiGatewayCloudWatchRole";

    /** How often a role is offered, which API Gateway accepts only when IAM has made it known there. */
    private static final int ATTEMPTS = 10;

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String REMEDY =
            "These credentials need apigateway:GET and apigateway:PATCH on /account, iam:CreateRole, iam:GetRole,"
                    + " iam:ListAttachedRolePolicies, iam:AttachRolePolicy and iam:PassRole. Or set the role yourself, once in each region, and write"
                    + " \"provider.logs.restApi.roleManagedExternally: true\".";

    @Override
    public void run(DeploymentContext context) {
        ApiLogging logging = context.manifest().apiLogging();
        if (!logging.needsRole()) {
            return;
        }
        Target target = context.target();
        target.apiGateway().ifPresent(gateway -> {
            try {
                set(gateway, logging, context);
            } catch (ServerlessException e) {
                throw new ServerlessException(
                        "The role in which Amazon API Gateway writes logs of " + target.region() + " is not set: "
                                + e.getMessage(),
                        REMEDY,
                        e);
            }
        });
    }

    private static void set(ApiGateway gateway, ApiLogging logging, DeploymentContext context) {
        if (gateway.logRole().isPresent()) {
            return;
        }
        String role = logging.role().map(arn -> inAccount(arn, context)).orElseGet(() -> gateway.createLogRole(NAME));
        offer(gateway, role, context.target().clock());
        context.report(new ApiProgress.LogRoleSet(role, context.target().region()));
    }

    private static String inAccount(String arn, DeploymentContext context) {
        Target target = context.target();
        return arn.contains("${")
                ? arn.replace("${AWS::AccountId}", context.account())
                        .replace("${AWS::Partition}", target.partition())
                        .replace("${AWS::Region}", target.region())
                : arn;
    }

    private static void offer(ApiGateway gateway, String role, Clock clock) {
        for (int attempt = 1; ; attempt++) {
            Optional<String> refusal = gateway.setLogRole(role);
            if (refusal.isEmpty()) {
                return;
            }
            if (attempt < ATTEMPTS) {
                clock.sleep(PAUSE);
            }
            if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                throw new ServerlessException(role + " is refused: " + refusal.get(), REMEDY);
            }
        }
    }
}
