/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import io.github.serverlessmaven.deploy.port.StackStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deployment that failed, explained.
 *
 * @param stackName the stack
 * @param status the status it ended in; empty if CloudFormation refused the deployment before it changed anything
 * @param causes what failed by itself, the first one first; what only followed from it is left out
 * @param remains what runs now
 * @param console the address of the stack in the AWS console
 */
public record StackFailure(
        String stackName,
        Optional<StackStatus> status,
        List<Explanation> causes,
        String remains,
        Optional<String> console) {

    private static final String SEPARATOR = System.lineSeparator() + "  ";

    /** Copies the list. */
    public StackFailure {
        causes = List.copyOf(causes);
    }

    /** What happened, the causes in lines of their own. */
    public String problem() {
        String what = status.isPresent()
                ? "The deployment of stack " + stackName + " failed:"
                : "CloudFormation refuses the deployment of stack " + stackName + ":";
        List<String> lines = causes.isEmpty()
                ? List.of(status.map(end -> "the stack is in status " + end).orElse("it gives no reason"))
                : causes.stream().map(Explanation::line).distinct().toList();
        return what + SEPARATOR + String.join(SEPARATOR, lines);
    }

    /** What to do, what runs now and where to look, in lines of their own. */
    public String remedy() {
        List<String> lines = new ArrayList<>(causes.stream()
                .flatMap(cause -> cause.remedy().stream())
                .distinct()
                .toList());
        if (lines.isEmpty()) {
            lines.add("Correct the cause and deploy again.");
        }
        Stream.concat(Stream.of(remains), console.stream().map(address -> "Events: " + address))
                .forEach(lines::add);
        return String.join(SEPARATOR, lines);
    }
}
