/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.function.Consumer;

/**
 * What keeps a stack from harm: its policy and its protection against deletion. They are no part of a template, so that they are set
 * beside each deployment, where they are not as they should be.
 *
 * @param listener is told what happens
 */
record StackProtection(Stacks stacks, Consumer<DeployEvent> listener) {

    /** Sets what is not yet as the options say; what they do not mention stays. */
    void set(Stack stack, StackOptions options) {
        options.policy().ifPresent(policy -> setPolicy(stack.name(), policy));
        options.isProtected()
                .filter(wanted -> wanted != stack.isProtected())
                .ifPresent(wanted -> protect(stack.name(), wanted));
    }

    private void setPolicy(String stackName, Value.Mapping policy) {
        boolean isSet = stacks.policy(stackName)
                .map(text -> Json.parse(text, "The policy of stack " + stackName))
                .filter(policy::equals)
                .isPresent();
        if (!isSet) {
            stacks.setPolicy(stackName, Json.compact(policy));
        }
    }

    private void protect(String stackName, boolean isProtected) {
        stacks.protect(stackName, isProtected);
        listener.accept(new DeployEvent.Protection(stackName, isProtected));
    }
}
