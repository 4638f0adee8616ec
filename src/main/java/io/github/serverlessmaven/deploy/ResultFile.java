/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.deploy.failure.Explanation;
import io.github.serverlessmaven.deploy.failure.StackFailure;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.FunctionProgress;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.EndpointUrls.EndpointUrl;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What came of a deployment, for scripts: {@code result.json} beside the packages, written after a failure too. It holds no outputs and
 * no parameters, which may be secret. Follows the events of the deployment.
 */
public final class ResultFile implements Consumer<DeployEvent> {

    /** Its name. */
    public static final String NAME = "result.json";

    private static final String COMPLETE = "_COMPLETE";

    private final Manifest manifest;
    private final String region;
    private final Clock clock;
    private final Consumer<DeployEvent> next;
    private final Instant start;
    private final List<Value> changes = new ArrayList<>();
    private List<String> stackReasons = List.of();
    private Optional<StackProgress.Identified> identity = Optional.empty();
    private Optional<Instant> stackStart = Optional.empty();
    private Duration stackTime = Duration.ZERO;

    /**
     * Begins to follow a deployment.
     *
     * @param region where it goes
     * @param next gets the events too
     */
    public ResultFile(Manifest manifest, String region, Clock clock, Consumer<DeployEvent> next) {
        this.manifest = manifest;
        this.region = region;
        this.clock = clock;
        this.next = next;
        this.start = clock.now();
    }

    @Override
    public void accept(DeployEvent event) {
        if (event instanceof StackProgress.Identified identified) {
            identity = Optional.of(identified);
        } else if (event instanceof StackProgress.Started) {
            stackStart = Optional.of(clock.now());
        } else if (event instanceof StackProgress.ResourceChanged progress) {
            follow(progress.event());
        } else if (event instanceof FunctionProgress.Updated function
                && !function.changes().isEmpty()) {
            changes.add(Value.mapping()
                    .put("logicalId", function.logicalId())
                    .put("type", "AWS::Lambda::Function")
                    .put("status", "UPDATE" + COMPLETE)
                    .put("properties", Value.texts(function.changes()))
                    .build());
        } else if (event instanceof FunctionProgress.StackNeeded needed) {
            stackReasons = needed.reasons();
        }
        next.accept(event);
    }

    private void follow(StackEvent event) {
        if (event.closes(manifest.stackName())) {
            stackTime = stackStart
                    .map(began -> stackTime.plus(Duration.between(began, clock.now())))
                    .orElse(stackTime);
            stackStart = Optional.empty();
        } else if (!event.isOfStack()
                && (event.status().endsWith(COMPLETE) || event.status().endsWith("_FAILED"))) {
            changes.add(Value.mapping()
                    .put("logicalId", event.logicalId())
                    .put("type", event.type())
                    .put("status", event.status())
                    .build());
        }
    }

    /** What came of a deployment that ended well. */
    public String of(Deployment.Result result) {
        return Json.pretty(heading(result.changed() ? "deployed" : "unchanged")
                .put("path", result.onlyFunctions() ? "functions" : "stack")
                .put("stackReasons", stackReasons.isEmpty() ? Optional.empty() : Optional.of(Value.texts(stackReasons)))
                .put(
                        "endpoints",
                        new Value.Sequence(result.endpoints().stream()
                                .<Value>map(ResultFile::endpoint)
                                .toList()))
                .build());
    }

    /** What came of one that failed. */
    public String of(ServerlessException failure) {
        Value.MappingBuilder value = Value.mapping()
                .put("problem", String.valueOf(failure.getMessage()))
                .put("remedy", failure.remedy());
        Optional<StackFailure> stack = Optional.of(failure)
                .filter(DeploymentException.class::isInstance)
                .flatMap(exception -> ((DeploymentException) exception).failure());
        stack.ifPresent(explained -> value.put("stackStatus", explained.status().map(status -> Value.of(status.text())))
                .put("remains", explained.remains())
                .put("console", explained.console().map(Value::of))
                .put(
                        "causes",
                        new Value.Sequence(explained.causes().stream()
                                .<Value>map(ResultFile::cause)
                                .toList())));
        return Json.pretty(heading("failed").put("failure", value.build()).build());
    }

    /** Writes it beside the packages. */
    public static void write(Path packages, String json) throws IOException {
        AtomicFile.writePrivate(packages.resolve(NAME), json);
    }

    private Value.MappingBuilder heading(String outcome) {
        return Value.mapping()
                .put("outcome", outcome)
                .put("service", manifest.service())
                .put("stage", manifest.stage())
                .put("stackName", manifest.stackName())
                .put("region", region)
                .put("account", identity.map(known -> Value.of(known.caller().account())))
                .put("identity", identity.map(known -> Value.of(known.caller().name())))
                .put("start", start.toString())
                .put(
                        "milliseconds",
                        Value.mapping()
                                .put(
                                        "total",
                                        Value.of(Duration.between(start, clock.now())
                                                .toMillis()))
                                .put("stack", Value.of(stackTime.toMillis()))
                                .build())
                .put("changes", new Value.Sequence(List.copyOf(changes)));
    }

    private static Value.Mapping endpoint(EndpointUrl endpoint) {
        return Value.mapping()
                .put("method", endpoint.method())
                .put("url", endpoint.url())
                .put("function", endpoint.function())
                .build();
    }

    private static Value.Mapping cause(Explanation cause) {
        return Value.mapping()
                .put("code", cause.code().map(Value::of))
                .put("place", cause.place().map(Value::of))
                .put("logicalId", cause.logicalId())
                .put("type", cause.type())
                .put("status", cause.status())
                .put("reason", cause.reason())
                .put("remedy", cause.remedy().map(Value::of))
                .build();
    }
}
