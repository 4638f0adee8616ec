/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Target;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The first request of a deployment, which reads the stack, sent while its packages are still being made. Connecting and signing in take
 * as long as packaging, and need nothing of it.
 */
public final class StackLookup implements AutoCloseable {

    private final Target target;
    private final String stackName;
    private final CompletableFuture<Optional<Stack>> stack = new CompletableFuture<>();

    private StackLookup(Target target, String stackName) {
        this.target = target;
        this.stackName = stackName;
    }

    /** Starts to read a stack, on a thread of its own; closes the target when it is closed. */
    public static StackLookup start(Target target, String stackName) {
        StackLookup lookup = new StackLookup(target, stackName);
        Thread thread = new Thread(lookup::read, "serverless-stack-lookup");
        thread.setDaemon(true);
        thread.start();
        return lookup;
    }

    private void read() {
        try {
            stack.complete(target.stacks().find(stackName));
        } catch (RuntimeException | Error failure) {
            stack.completeExceptionally(failure);
        }
    }

    /** Where the stack is looked for. */
    public Target target() {
        return target;
    }

    /**
     * Waits for the stack.
     *
     * @return empty if it does not exist
     * @throws RuntimeException what the request failed with
     */
    public Optional<Stack> stack() {
        try {
            return stack.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    /** Closes the target as soon as the request has ended; does not wait for that. */
    @Override
    public void close() {
        CompletableFuture<?> unused = stack.whenComplete((found, failure) -> target.close());
    }
}
