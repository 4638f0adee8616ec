/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.FunctionChangedException;
import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.FunctionState.Progress;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EnvironmentResponse;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TracingConfigResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Code and configuration of functions of AWS Lambda. A request that names a revision may be repeated: it has no effect twice. */
final class LambdaUpdates implements FunctionUpdates {

    private final LambdaClient client;

    LambdaUpdates(LambdaClient client) {
        this.client = client;
    }

    @Override
    public Optional<FunctionState> find(String functionName) {
        return AwsErrors.translating("read the configuration of function " + functionName, () -> {
            try {
                return Optional.of(
                        state(client.getFunctionConfiguration(request -> request.functionName(functionName))));
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public FunctionState updateCode(FunctionState function, String bucket, String key) {
        return changing(
                "update the code of function " + function.name(),
                function,
                () -> client.updateFunctionCode(request -> request.functionName(function.name())
                        .s3Bucket(bucket)
                        .s3Key(key)
                        .architecturesWithStrings(architectures(function))
                        .revisionId(function.revision())));
    }

    /** Lambda falls back to x86_64 where none is named. */
    private static List<String> architectures(FunctionState function) {
        return function.properties().items("Architectures").stream()
                .map(item -> ((Value.Text) item).text())
                .toList();
    }

    @Override
    public FunctionState updateConfiguration(FunctionState function, Value.Mapping properties) {
        UpdateFunctionConfigurationRequest.Builder request = UpdateFunctionConfigurationRequest.builder()
                .functionName(function.name())
                .revisionId(function.revision());
        properties.text("Description").ifPresent(request::description);
        properties.text("Handler").ifPresent(request::handler);
        properties.text("Runtime").ifPresent(request::runtime);
        number(properties, "MemorySize").ifPresent(request::memorySize);
        number(properties, "Timeout").ifPresent(request::timeout);
        number(properties.section("EphemeralStorage"), "Size")
                .ifPresent(size -> request.ephemeralStorage(storage -> storage.size(size)));
        properties
                .section("TracingConfig")
                .text("Mode")
                .ifPresent(mode -> request.tracingConfig(tracing -> tracing.mode(mode)));
        if (properties.get("Environment").isPresent()) {
            Map<String, String> variables = new LinkedHashMap<>();
            Value.Mapping environment = properties.section("Environment").section("Variables");
            environment
                    .entries()
                    .keySet()
                    .forEach(name -> variables.put(name, environment.text(name).orElseThrow()));
            request.environment(all -> all.variables(variables));
        }
        return changing(
                "update the configuration of function " + function.name(),
                function,
                () -> client.updateFunctionConfiguration(request.build()));
    }

    private static Optional<Integer> number(Value.Mapping properties, String name) {
        return properties
                .get(name)
                .filter(Value.Numeric.class::isInstance)
                .map(value -> ((Value.Numeric) value).number().intValueExact());
    }

    private static FunctionState changing(String action, FunctionState function, Supplier<SdkResponse> request) {
        return AwsErrors.translating(action, () -> {
            try {
                return state(request.get());
            } catch (PreconditionFailedException | ResourceConflictException e) {
                throw new FunctionChangedException(function.name(), e);
            }
        });
    }

    /** The responses to reading and changing a function have the same fields, but no type in common that has them. */
    private static FunctionState state(SdkResponse response) {
        return new FunctionState(
                text(response, "FunctionName").orElse(""),
                text(response, "CodeSha256").orElse(""),
                text(response, "RevisionId").orElse(""),
                progress(
                        text(response, "State").orElse(""),
                        text(response, "LastUpdateStatus").orElse("")),
                text(response, "LastUpdateStatusReason").or(() -> text(response, "StateReason")),
                properties(response));
    }

    private static Progress progress(String state, String lastUpdate) {
        if (state.equals("Pending") || lastUpdate.equals("InProgress")) {
            return Progress.RUNNING;
        }
        return state.equals("Failed") || lastUpdate.equals("Failed") ? Progress.FAILED : Progress.DONE;
    }

    private static Value.Mapping properties(SdkResponse response) {
        Value.MappingBuilder properties = Value.mapping()
                .put("Description", text(response, "Description").orElse(""))
                .put("Handler", text(response, "Handler").map(Value::of))
                .put("Runtime", text(response, "Runtime").map(Value::of))
                .put("MemorySize", field(response, "MemorySize", Integer.class).map(Value::of))
                .put("Timeout", field(response, "Timeout", Integer.class).map(Value::of))
                .put(
                        "EphemeralStorage",
                        field(response, "EphemeralStorage", EphemeralStorage.class)
                                .map(storage -> Value.mapping("Size", Value.of(storage.size()))))
                .put(
                        "TracingConfig",
                        field(response, "TracingConfig", TracingConfigResponse.class)
                                .map(tracing -> Value.mapping("Mode", Value.of(tracing.modeAsString()))))
                .put(
                        "Architectures",
                        field(response, "Architectures", List.class).map(LambdaUpdates::texts));
        Optional<EnvironmentResponse> environment = field(response, "Environment", EnvironmentResponse.class);
        if (environment.filter(read -> read.error() != null).isEmpty()) {
            properties.put("Environment", environment(environment));
        }
        return properties.build();
    }

    private static Value.Mapping environment(Optional<EnvironmentResponse> environment) {
        Value.MappingBuilder variables = Value.mapping();
        environment
                .filter(EnvironmentResponse::hasVariables)
                .ifPresent(read -> read.variables().forEach(variables::put));
        return Value.mapping("Variables", variables.build());
    }

    private static Value texts(List<?> items) {
        return Value.texts(items.stream().map(String::valueOf).toList());
    }

    private static Optional<String> text(SdkResponse response, String name) {
        return field(response, name, String.class).filter(text -> !text.isEmpty());
    }

    private static <T> Optional<T> field(SdkResponse response, String name, Class<T> type) {
        return response.getValueForField(name, type);
    }
}
