/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** Starts a function again and again, each time in an environment of its own that ends with its first call. */
public final class ColdStarts {

    /** Read by the Java launcher in addition to the options of the function. */
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

    private final DeployedFunction function;
    private final FunctionHost host;
    private final UniqueIds ids;

    /** The cold starts of a function. */
    public ColdStarts(DeployedFunction function, FunctionHost host, UniqueIds ids) {
        this.function = function;
        this.host = host;
        this.ids = ids;
    }

    /** The function. */
    public DeployedFunction function() {
        return function;
    }

    /**
     * Starts the function and calls it.
     *
     * @throws ServerlessException if it does not start
     */
    public ColdStart measure(Payload event) {
        FreshCall call = host.callFresh(function, Call.of(ids.next(), event, function.arn()));
        return new ColdStart(
                call.init(),
                call.duration(),
                call.result()
                        .error()
                        .map(type -> call.result().cause().isEmpty()
                                ? type
                                : call.result().cause()));
    }

    /**
     * What the function loads; empty if it is not a function in Java. It takes longer than a usual start.
     *
     * @throws ServerlessException if it does not start
     */
    public Optional<ClassLoading> classLoading(Payload event) {
        if (!function.runtime().startsWith("java")) {
            return Optional.empty();
        }
        FreshCall call = host.callFresh(observed(), Call.of(ids.next(), event, function.arn()));
        return Optional.of(ClassLoading.of(call.output()));
    }

    private DeployedFunction observed() {
        String own = function.environment().getOrDefault(JAVA_OPTIONS, "");
        Value.Mapping environment = function.properties().section("Environment");
        Value.Mapping variables = environment
                .section("Variables")
                .with(JAVA_OPTIONS, Value.of((own + " " + ClassLoading.OPTIONS).strip()));
        return new DeployedFunction(
                function.name(),
                function.version(),
                function.arn(),
                function.properties().with("Environment", environment.with("Variables", variables)));
    }
}
