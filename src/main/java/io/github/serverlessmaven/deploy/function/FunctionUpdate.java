/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.FunctionState.Progress;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;

/** One function on its way to what a template has of it. Settings come before code, which may need them. */
public final class FunctionUpdate {

    private final TemplateFunction wanted;
    private final FunctionUpdates functions;
    private final Runnable pause;
    private FunctionState state;

    /**
     * Compares a function with a template; nothing is changed yet.
     *
     * @param state the function as it was read
     * @param pause waits before a function is read again
     */
    public FunctionUpdate(TemplateFunction wanted, FunctionState state, FunctionUpdates functions, Runnable pause) {
        this.wanted = wanted;
        this.state = state;
        this.functions = functions;
        this.pause = pause;
    }

    /** What the template has. */
    public TemplateFunction wanted() {
        return wanted;
    }

    /** What differs: names of properties, {@code Code} for the code; nothing if it is as wanted. */
    public List<String> differences() {
        List<String> differences =
                new ArrayList<>(wanted.differences(state).entries().keySet());
        if (codeDiffers()) {
            differences.add("Code");
        }
        return differences;
    }

    /** Code whose digest is not known may be any. */
    public boolean codeDiffers() {
        return wanted.codeKey().isPresent()
                && wanted.codeSha256().filter(state.codeSha256()::equals).isEmpty();
    }

    /** Starts what is to be done; what comes after it waits for the end of what comes before. */
    public void start(String bucket) {
        awaitEnd();
        Value.Mapping settings = wanted.differences(state);
        if (!settings.entries().isEmpty()) {
            state = functions.updateConfiguration(state, settings);
        }
        if (codeDiffers()) {
            awaitEnd();
            state = functions.updateCode(state, bucket, wanted.codeKey().orElseThrow());
        }
    }

    /**
     * Waits until AWS does nothing with the function.
     *
     * @throws ServerlessException if AWS could not carry out the last change
     */
    public void awaitEnd() {
        while (state.progress() == Progress.RUNNING) {
            pause.run();
            state = functions
                    .find(state.name())
                    .orElseThrow(() -> new ServerlessException(
                            "The function " + state.name() + " was deleted while it was updated.",
                            "Deploy the whole service."));
        }
    }

    /**
     * Waits for the end of the update.
     *
     * @throws ServerlessException if AWS could not carry it out
     */
    public void requireSuccess() {
        awaitEnd();
        if (state.progress() == Progress.FAILED) {
            throw new ServerlessException(
                    "The function " + state.name() + " was not updated: "
                            + state.reason().orElse("AWS gives no reason"),
                    "Correct what is named, then deploy again; what ran before runs on.");
        }
    }
}
