/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The method that Lambda calls for a handler with {@code ::}: of the public methods of that name, methods written by the user before
 * those of the compiler, longer signatures before shorter ones, where a {@code Context} at the end counts for one more; the first whose
 * parameters Lambda understands (aws-lambda-java-runtime-interface-client, {@code EventHandlerLoader}).
 */
final class HandlerOverload {

    private static final String INPUT = "java/io/InputStream";
    private static final String OUTPUT = "java/io/OutputStream";

    private static final Comparator<ClassFacts.Method> PRIORITY = Comparator.<ClassFacts.Method, Boolean>comparing(
                    method -> method.is(Opcodes.ACC_BRIDGE))
            .thenComparing(method -> -weight(method));

    private HandlerOverload() {}

    /** The public methods of a class and what it inherits; of methods with the same signature the nearest. */
    static Collection<ClassFacts.Method> publicMethods(Collection<ClassFacts> lineage) {
        Map<String, ClassFacts.Method> methods = new LinkedHashMap<>();
        for (ClassFacts type : lineage) {
            type.methods().stream()
                    .filter(method ->
                            method.is(Opcodes.ACC_PUBLIC) && !method.name().startsWith("<"))
                    .forEach(method -> methods.putIfAbsent(method.name() + method.descriptor(), method));
        }
        return methods.values();
    }

    /** The method Lambda picks; empty if it picks none. */
    static Optional<ClassFacts.Method> pick(Collection<ClassFacts.Method> methods, String name) {
        return methods.stream()
                .filter(method -> method.name().equals(name))
                .sorted(PRIORITY)
                .filter(HandlerOverload::isUnderstood)
                .findFirst();
    }

    private static int weight(ClassFacts.Method method) {
        List<String> parameters = parameters(method);
        boolean endsWithContext = !parameters.isEmpty() && isContext(parameters.get(parameters.size() - 1));
        return parameters.size() + (endsWithContext ? 1 : 0);
    }

    private static boolean isUnderstood(ClassFacts.Method method) {
        List<String> parameters = parameters(method);
        return switch (parameters.size()) {
            case 0, 1 -> true;
            case 2 -> isPair(parameters.get(0), parameters.get(1));
            case 3 ->
                parameters.get(0).equals(INPUT) && parameters.get(1).equals(OUTPUT) && isContext(parameters.get(2));
            default -> false;
        };
    }

    private static boolean isPair(String first, String second) {
        return (!isContext(first) && isContext(second)) || (first.equals(INPUT) && second.equals(OUTPUT));
    }

    private static boolean isContext(String type) {
        return type.equals(ClassPath.CONTEXT);
    }

    private static List<String> parameters(ClassFacts.Method method) {
        return List.of(Type.getArgumentTypes(method.descriptor())).stream()
                .map(Type::getInternalName)
                .toList();
    }
}
