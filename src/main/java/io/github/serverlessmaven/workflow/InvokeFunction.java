/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Functions.Invocation;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.feature.FunctionAlias;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Invokes a deployed function. */
public final class InvokeFunction {

    private static final Map<String, Functions.Type> TYPES = Map.of(
            "RequestResponse", Functions.Type.REQUEST_RESPONSE,
            "Event", Functions.Type.EVENT,
            "DryRun", Functions.Type.DRY_RUN);

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;

    /** The use case for a goal. */
    public InvokeFunction(BuildContext build, LoadService services, Targets targets) {
        this.build = build;
        this.services = services;
        this.targets = targets;
    }

    /**
     * Invokes a function.
     *
     * @param response receives what it returned, unless that is nothing
     * @throws ServerlessException if the function ends with an error, after its response was passed on
     */
    public void invoke(Call call, Consumer<String> response) {
        ServiceModule module = build.service();
        Service service = services.load(module).service();
        LambdaFunction function = new FunctionChoice(service).of(call.function());
        Invocation invocation = new Invocation(
                function.name(),
                call.payload().text(),
                type(call.type()),
                call.qualifier().or(() -> alias(service, function)),
                call.log());
        try (Target target = targets.open(module, service)) {
            Functions.Result result = target.functions().invoke(invocation);
            result.log().ifPresent(text -> text.lines().forEach(build.log()::info));
            if (!result.payload().isEmpty()) {
                response.accept(result.payload());
            }
            if (result.error().isPresent()) {
                throw new ServerlessException(
                        "The function " + function.key() + " ended with an error ("
                                + result.error().get() + "): " + result.payload(),
                        call.log()
                                ? "Its log above may say why; \""
                                        + targets.commands(target, service).maven("logs") + "\" shows all of it."
                                : "Call it with -Dserverless.invoke.log to see the end of its log.");
            }
        }
    }

    private static Optional<String> alias(Service service, LambdaFunction function) {
        return InvocationTarget.of(service, function).alias().map(FunctionAlias::name);
    }

    private static Functions.Type type(String name) {
        return Optional.ofNullable(TYPES.get(name))
                .orElseThrow(() -> new ServerlessException(
                        "serverless.invoke.type must be RequestResponse, Event or DryRun, but is " + name + ".",
                        Suggestion.of(name, TYPES.keySet())
                                .map(meant -> "Did you mean " + meant + "?")
                                .orElse("Use one of them.")));
    }

    /**
     * How a function is invoked.
     *
     * @param function its key; may be empty if the service has only one
     * @param payload the event
     * @param type {@code RequestResponse}, {@code Event} or {@code DryRun}
     * @param qualifier a version or alias; empty for the one that the function's settings give it
     * @param log whether the end of the function's log is logged
     */
    public record Call(
            Optional<String> function, Payload payload, String type, Optional<String> qualifier, boolean log) {}
}
