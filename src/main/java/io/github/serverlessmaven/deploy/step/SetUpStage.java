/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.ApiProgress;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.template.LogicalId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sets up the stage of the REST API, where it is not as configured: logs, metrics, tracing, throttling, variables and tags. What is not
 * configured stays. Reads {@code restApiStage}.
 */
public final class SetUpStage implements DeploymentStep {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");

    private static final String REMEDY =
            "The stack is deployed; running the goal again sets up the stage. These credentials need apigateway:GET and apigateway:PATCH on"
                    + " /restapis/*/stages/*, and apigateway:PUT on /tags/*.";

    @Override
    public void run(DeploymentContext context) {
        RestApiStage stage = context.manifest().restApiStage();
        if (stage.changesNothing()) {
            return;
        }
        context.target()
                .apiGateway()
                .ifPresent(gateway -> new LogicalResources(context)
                        .find(stage.api())
                        .ifPresent(api -> setUp(api, stage, gateway, context)));
    }

    private static void setUp(String api, RestApiStage stage, ApiGateway gateway, DeploymentContext context) {
        try {
            ApiGateway.Stage present = gateway.stage(api, stage.name())
                    .orElseThrow(() -> new ServerlessException("API " + api + " has no such stage", REMEDY));
            Map<String, Optional<String>> changes = changes(stage, present, new LogicalResources(context));
            if (!changes.isEmpty()) {
                gateway.changeStage(api, stage.name(), changes);
            }
            boolean isTagged =
                    present.tags().entrySet().containsAll(stage.tags().entrySet());
            if (!isTagged) {
                gateway.tagStage(api, stage.name(), stage.tags());
            }
            report(stage, changes, isTagged, context);
        } catch (ServerlessException e) {
            throw new ServerlessException(
                    "The stage " + stage.name() + " of the REST API is not set up: " + e.getMessage(), REMEDY, e);
        }
    }

    private static Map<String, Optional<String>> changes(
            RestApiStage wanted, ApiGateway.Stage present, LogicalResources resources) {
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        wanted.settings().forEach((path, text) -> {
            String value = resources.resolve(text);
            if (!value.equals(present.settings().get(path))) {
                changes.put(path, Optional.of(value));
            }
        });
        wanted.absent().stream()
                .filter(absent -> present.settings().keySet().stream().anyMatch(path -> path.startsWith(absent)))
                .forEach(absent -> changes.put(absent, Optional.empty()));
        return changes;
    }

    private static void report(
            RestApiStage stage, Map<String, Optional<String>> changes, boolean isTagged, DeploymentContext context) {
        List<String> changed = new ArrayList<>(changes.keySet());
        if (!isTagged) {
            changed.add("/tags");
        }
        if (!changed.isEmpty()) {
            context.report(new ApiProgress.StageSetUp(stage.name(), changed));
        }
    }

    /** What AWS named the resources of the stack. */
    private record LogicalResources(DeploymentContext context) {

        Optional<String> find(String logicalId) {
            String stack = context.stack().orElseThrow().name();
            return context.stacks().physicalId(stack, new LogicalId(logicalId));
        }

        String resolve(String text) {
            Matcher placeholders = PLACEHOLDER.matcher(text);
            return placeholders.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
        }

        private String value(String name) {
            Target target = context.target();
            return switch (name) {
                case "AWS::AccountId" -> context.account();
                case "AWS::Partition" -> target.partition();
                case "AWS::Region" -> target.region();
                default ->
                    find(name).orElseThrow(() -> new ServerlessException("the stack has no resource " + name, REMEDY));
            };
        }
    }
}
