/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stack with the template that it was last given, which is read and parsed once, when it is first needed. */
public final class DeployedStack {

    private final Stack stack;
    private final Stacks stacks;
    private boolean isRead;
    private Value.@Nullable Mapping template;

    /** Combines a stack with the port that knows its template. */
    public DeployedStack(Stack stack, Stacks stacks) {
        this.stack = stack;
        this.stacks = stacks;
    }

    /** A stack with the template that it has just been given. */
    public DeployedStack(Stack stack, Stacks stacks, Value.Mapping template) {
        this(stack, stacks);
        this.template = template;
        this.isRead = true;
    }

    /** The stack. */
    public Stack stack() {
        return stack;
    }

    /** Its template; empty if that is not JSON, as of a stack that other tools made. */
    public Optional<Value.Mapping> template() {
        if (!isRead) {
            template = stacks.template(stack.name())
                    .filter(text -> text.stripLeading().startsWith("{"))
                    .map(text -> (Value.Mapping) Json.parse(text, "The template of stack " + stack.name()))
                    .orElse(null);
            isRead = true;
        }
        return Optional.ofNullable(template);
    }

    /** Its own deployment bucket. */
    public Optional<String> bucket() {
        return template()
                .flatMap(deployed -> CoreTemplate.bucket(stack, deployed))
                .or(() -> stacks.physicalId(stack.name(), CoreTemplate.BUCKET));
    }
}
