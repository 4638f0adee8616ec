/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.MovedNames;
import io.github.serverlessmaven.deploy.stack.MovedNames.Move;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that no resource gets a name which another one keeps until the end of the update: AWS would refuse it as one that exists, and
 * CloudFormation would roll back. Named schedules do so whose place in the list changes.
 */
public final class RequireFreeNames implements DeploymentStep {

    private static final Set<String> SCHEDULES = Set.of("AWS::Events::Rule", "AWS::Scheduler::Schedule");

    @Override
    public void run(DeploymentContext context) {
        List<Move> moves = context.deployed()
                .filter(deployed -> context.target().hasUniqueNames())
                .flatMap(DeployedStack::template)
                .map(deployed -> MovedNames.between(deployed, context.folder().template()))
                .orElse(List.of());
        if (!moves.isEmpty()) {
            throw new DeploymentException(
                    moves.stream()
                            .map(move -> problem(move, context))
                            .collect(Collectors.joining(System.lineSeparator())),
                    remedy(moves));
        }
    }

    private static String problem(Move move, DeploymentContext context) {
        String place = context.folder()
                .place("/Resources/" + move.successor())
                .map(known -> known + ": ")
                .orElse("");
        return place + "the name " + move.name() + " belongs to " + move.owner() + " (" + move.type()
                + ") in the stack, and would move to " + move.successor()
                + "; AWS refuses a second one while the first exists.";
    }

    private static String remedy(List<Move> moves) {
        return moves.stream().map(Move::type).allMatch(SCHEDULES::contains)
                ? "Restore the order of the events and add new ones at the end. To change it, deploy once without the names, and then with"
                        + " the names and \"eventIds: name\" below \"provider\", after which named schedules can be moved."
                : "Keep the logical ids (they follow the keys of functions and the order of events), change the name, or deploy once"
                        + " without what has it.";
    }
}
