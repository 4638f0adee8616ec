/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.FunctionChangedException;
import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.FunctionState.Progress;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions in memory: work on one ends at the second look, and nothing can be changed before. */
final class FakeFunctionUpdates implements FunctionUpdates {

    final Map<String, FunctionState> functions = new HashMap<>();
    final List<String> calls = new ArrayList<>();

    /** The digests of the zips, by bucket and key. */
    final Map<String, String> digests = new HashMap<>();

    /** What happens right before the next change: somebody else, or the end of the process. */
    Runnable before = () -> {};

    /** Why the next change is accepted but fails. */
    Optional<String> failure = Optional.empty();

    private int revisions;

    /** A function that CloudFormation made or changed. */
    void given(String name, String codeSha256, Value.Mapping properties) {
        functions.put(
                name,
                new FunctionState(name, codeSha256, "r" + ++revisions, Progress.DONE, Optional.empty(), properties));
    }

    /** A function that AWS still works on, or no longer. */
    void given(String name, Progress progress) {
        given(name, "", Value.Mapping.EMPTY);
        functions.computeIfPresent(name, (key, function) -> with(function, progress));
    }

    @Override
    public Optional<FunctionState> find(String functionName) {
        FunctionState function = functions.get(functionName);
        if (function != null && function.progress() == Progress.RUNNING) {
            functions.put(functionName, with(function, failure.isPresent() ? Progress.FAILED : Progress.DONE));
            failure = Optional.empty();
        }
        return Optional.ofNullable(function);
    }

    private FunctionState with(FunctionState function, Progress progress) {
        return new FunctionState(
                function.name(),
                function.codeSha256(),
                "r" + ++revisions,
                progress,
                progress == Progress.FAILED ? failure : Optional.empty(),
                function.properties());
    }

    @Override
    public FunctionState updateCode(FunctionState function, String bucket, String key) {
        FunctionState present = current(function);
        calls.add("code of " + function.name() + ": " + bucket + "/" + key);
        return changed(present, digests.get(bucket + "/" + key), present.properties());
    }

    @Override
    public FunctionState updateConfiguration(FunctionState function, Value.Mapping properties) {
        FunctionState present = current(function);
        calls.add("configuration of " + function.name() + ": "
                + properties.entries().keySet());
        Value.Mapping all = present.properties();
        for (Map.Entry<String, Value> property : properties.entries().entrySet()) {
            all = all.with(property.getKey(), property.getValue());
        }
        return changed(present, present.codeSha256(), all);
    }

    private FunctionState current(FunctionState function) {
        Runnable first = before;
        before = () -> {};
        first.run();
        FunctionState present = functions.get(function.name());
        if (present.progress() == Progress.RUNNING || !present.revision().equals(function.revision())) {
            throw new FunctionChangedException(function.name(), new IllegalStateException(present.revision()));
        }
        return present;
    }

    private FunctionState changed(FunctionState present, String codeSha256, Value.Mapping properties) {
        FunctionState changed = new FunctionState(
                present.name(), codeSha256, "r" + ++revisions, Progress.RUNNING, Optional.empty(), properties);
        functions.put(present.name(), changed);
        return changed;
    }
}
