/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.inspect.GenericSignature.Argument;
import io.github.serverlessmaven.inspect.GenericSignature.Use;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The types of the events and results of a {@code RequestHandler}, found as Lambda finds them: through its generic ancestors. */
final class EventTypes {

    private final ClassPath classes;

    EventTypes(ClassPath classes) {
        this.classes = classes;
    }

    /** A class, with what its type variables stand for. */
    private record Bound(ClassFacts type, List<Argument> arguments) {

        Argument meaning(Argument argument) {
            if (!argument.isVariable()) {
                return argument;
            }
            for (int i = 0; i < Math.min(type.variables().size(), arguments.size()); i++) {
                if (argument.name().equals(Optional.of(type.variables().get(i).name()))) {
                    return arguments.get(i);
                }
            }
            return argument;
        }

        /** Whether a variable that stands for nothing has a bound, which then counts as the type. */
        boolean isUsable(Argument argument) {
            return !argument.isVariable()
                    || type.variables().stream()
                            .filter(variable -> argument.name().equals(Optional.of(variable.name())))
                            .anyMatch(variable -> variable.bound().isPresent());
        }
    }

    /** Its two types; empty if the class does not say them. */
    Optional<List<Argument>> of(ClassFacts handler) {
        Deque<Bound> open = new ArrayDeque<>();
        open.add(new Bound(handler, List.of()));
        while (!open.isEmpty()) {
            Bound current = open.remove();
            for (Use parent : interfacesFirst(current.type())) {
                List<Argument> arguments =
                        parent.arguments().stream().map(current::meaning).toList();
                if (isHandler(parent.name()) && !arguments.isEmpty()) {
                    return Optional.of(arguments)
                            .filter(types -> types.size() == 2)
                            .filter(types -> types.stream().allMatch(current::isUsable));
                }
                classes.find(parent.name()).ifPresent(type -> open.add(new Bound(type, arguments)));
            }
        }
        return Optional.empty();
    }

    /**
     * What a type variable of an ancestor stands for in a handler's class.
     *
     * @return the class, with slashes; empty if that is not known, or the class is the ancestor itself
     */
    Optional<String> meaning(ClassFacts handler, ClassFacts ancestor, String variable) {
        Deque<Bound> open = new ArrayDeque<>();
        open.add(new Bound(handler, List.of()));
        while (!open.isEmpty()) {
            Bound current = open.remove();
            if (current.type().name().equals(ancestor.name())) {
                return Optional.of(current.meaning(new Argument(Optional.of(variable), true)))
                        .filter(argument -> !argument.isVariable())
                        .flatMap(Argument::name);
            }
            for (Use parent : current.type().parents()) {
                List<Argument> arguments =
                        parent.arguments().stream().map(current::meaning).toList();
                classes.find(parent.name()).ifPresent(type -> open.add(new Bound(type, arguments)));
            }
        }
        return Optional.empty();
    }

    private boolean isHandler(String name) {
        return name.equals(ClassPath.REQUEST_HANDLER)
                || classes.find(name)
                        .filter(type -> type.is(org.objectweb.asm.Opcodes.ACC_INTERFACE)
                                && classes.isA(type, ClassPath.REQUEST_HANDLER))
                        .isPresent();
    }

    private static List<Use> interfacesFirst(ClassFacts type) {
        List<Use> parents = new ArrayList<>(type.parents());
        if (!parents.isEmpty()) {
            parents.add(parents.remove(0));
        }
        return parents;
    }
}
