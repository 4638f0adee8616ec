/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.FunctionChangedException;
import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.FunctionState.Progress;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** Code and configuration of functions of this machine, which the next call uses. */
public final class LocalFunctionUpdates implements FunctionUpdates {

    private static final String FUNCTION = "AWS::Lambda::Function";

    private final StateFolder state;
    private final LocalArtifactStore store;

    /** The functions of an account, whose zips are in the buckets. */
    public LocalFunctionUpdates(StateFolder state, LocalArtifactStore store) {
        this.state = state;
        this.store = store;
    }

    @Override
    public Optional<FunctionState> find(String functionName) {
        return state.read()
                .resources(FUNCTION)
                .filter(resource -> resource.physicalId().equals(functionName))
                .findFirst()
                .map(this::state);
    }

    @Override
    public FunctionState updateCode(FunctionState function, String bucket, String key) {
        if (!store.contains(bucket, key)) {
            throw new ServerlessException(
                    "Could not update the code of function " + function.name() + ": there is no object " + key
                            + " in bucket " + bucket + ".",
                    "Deploy the whole service.");
        }
        return update(
                function,
                Value.mapping(
                        "Code",
                        Value.mapping()
                                .put("S3Bucket", bucket)
                                .put("S3Key", key)
                                .build()));
    }

    @Override
    public FunctionState updateConfiguration(FunctionState function, Value.Mapping properties) {
        return update(function, properties);
    }

    private FunctionState update(FunctionState function, Value.Mapping changes) {
        return state.change(account -> {
            LocalStack stack = account.liveStacks()
                    .filter(candidate -> find(candidate, function).isPresent())
                    .findFirst()
                    .orElseThrow(() -> changed(function));
            Map.Entry<String, LocalResource> found = find(stack, function).orElseThrow();
            LocalResource resource = found.getValue();
            if (!state(resource).revision().equals(function.revision())) {
                throw changed(function);
            }
            Value.Mapping properties = resource.properties();
            for (Map.Entry<String, Value> change : changes.entries().entrySet()) {
                properties = properties.with(change.getKey(), change.getValue());
            }
            LocalResource updated =
                    new LocalResource(resource.type(), resource.physicalId(), properties, resource.attributes());
            account.put(stack.with(found.getKey(), updated));
            return state(updated);
        });
    }

    private static FunctionChangedException changed(FunctionState function) {
        return new FunctionChangedException(
                function.name(), new IllegalStateException("not in revision " + function.revision()));
    }

    private static Optional<Map.Entry<String, LocalResource>> find(LocalStack stack, FunctionState function) {
        return stack.resources().entrySet().stream()
                .filter(entry -> entry.getValue().isOf(FUNCTION)
                        && entry.getValue().physicalId().equals(function.name()))
                .findFirst();
    }

    private FunctionState state(LocalResource resource) {
        Value.Mapping properties = resource.properties();
        DeployedFunction function = new DeployedFunction(resource.physicalId(), "", "", properties);
        Value.MappingBuilder shown = Value.mapping()
                .put("Description", Values.find(properties, "Description").orElse(""))
                .put("Handler", Values.find(properties, "Handler").map(Value::of))
                .put("Runtime", Values.find(properties, "Runtime").map(Value::of))
                .put("MemorySize", Value.of(function.memorySize()))
                .put("Timeout", Value.of(function.timeout()))
                .put("EphemeralStorage", properties.get("EphemeralStorage"))
                .put("TracingConfig", properties.get("TracingConfig"))
                .put("Architectures", properties.get("Architectures"))
                .put("Environment", Value.mapping("Variables", Values.texts(function.environment())));
        return new FunctionState(
                resource.physicalId(),
                codeSha256(function.code()),
                Sha256.of(Json.compact(properties)).hex(),
                Progress.DONE,
                Optional.empty(),
                shown.build());
    }

    private String codeSha256(Value.Mapping code) {
        return store.file(Values.text(code, "S3Bucket"), Values.text(code, "S3Key"))
                .map(file -> Sha256.of(file).base64())
                .orElse("");
    }
}
