/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.deploy.plan.iam.Permission.Effect;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement that permits something to anybody.
 *
 * @param logicalId the resource of the template that has it
 * @param actions what it permits
 * @param resources on what
 * @param condition conditions that do not limit who is calling, in one line; empty if there are none
 * @param pointer leads to it, a JSON pointer
 */
public record OpenStatement(
        String logicalId, List<String> actions, List<String> resources, String condition, String pointer) {

    private static final String ANYBODY = "AWS:*";
    private static final String AUTH_TYPE = "lambda:functionurlauthtype";
    private static final String BY_URL = "lambda:invokedviafunctionurl";

    /** Who reaches an endpoint of a VPC is in that VPC. */
    private static final Set<String> WITHIN_A_NETWORK = Set.of("AWS::EC2::VPCEndpoint");

    /** Copies the lists. */
    public OpenStatement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
    }

    /** The statements of a template that do not limit who is calling. Function URLs are found by themselves, not here. */
    public static List<OpenStatement> in(Value.Mapping template, CanonicalText texts) {
        return GrantReader.read(template, texts).stream()
                .filter(OpenStatement::isOpen)
                .map(grant -> new OpenStatement(
                        grant.logicalId(),
                        grant.permission().actions().shown(),
                        grant.permission().resources().shown(),
                        grant.permission().condition().shown(),
                        grant.pointer()))
                .toList();
    }

    private static boolean isOpen(Grant grant) {
        Permission permission = grant.permission();
        boolean anybody = permission.principals().isNegated()
                || permission.principals().terms().stream()
                        .anyMatch(term -> term.key().equals(ANYBODY));
        return permission.effect() == Effect.ALLOW
                && anybody
                && !permission.condition().limitsCallers()
                && !permission.condition().compares(AUTH_TYPE, "NONE")
                && !permission.condition().compares(BY_URL, "true")
                && !WITHIN_A_NETWORK.contains(grant.type())
                && !grant.type().equals("AWS::ApiGateway::RestApi");
    }

    /** The REST APIs of a template whose policy permits calls only to some. */
    public static Set<String> limitedApis(Value.Mapping template, CanonicalText texts) {
        List<Grant> grants = GrantReader.read(template, texts).stream()
                .filter(grant -> grant.type().equals("AWS::ApiGateway::RestApi"))
                .toList();
        return grants.stream()
                .map(Grant::logicalId)
                .filter(api -> grants.stream()
                        .filter(grant -> grant.logicalId().equals(api))
                        .noneMatch(grant -> isOpenToAnybody(grant, grants)))
                .collect(Collectors.toSet());
    }

    private static boolean isOpenToAnybody(Grant grant, List<Grant> all) {
        Permission permission = grant.permission();
        boolean anybody = permission.principals().isNegated()
                || permission.principals().terms().stream()
                        .anyMatch(term -> term.key().equals(ANYBODY));
        boolean isDenied = all.stream()
                .filter(other -> other.logicalId().equals(grant.logicalId()))
                .anyMatch(other -> other.permission().effect() == Effect.DENY
                        && other.permission().condition().limitsCallers());
        return permission.effect() == Effect.ALLOW
                && anybody
                && !isDenied
                && !permission.condition().limitsCallers();
    }
}
