/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The types of a handler that are known before it runs. Names have slashes; primitives and {@code void} are called as in Java.
 *
 * @param event what it takes; empty if it takes a stream or nothing, or a type variable
 * @param result what it answers; empty if it writes to a stream, or answers a type variable
 */
record HandlerTypes(Optional<String> event, Optional<String> result) {

    private static final HandlerTypes UNKNOWN = new HandlerTypes(Optional.empty(), Optional.empty());
    private static final String INPUT = "java/io/InputStream";
    private static final String OUTPUT = "java/io/OutputStream";

    /** Those of a handler as it is configured: a class, or a class and a method joined by {@code ::}. */
    static HandlerTypes of(String handler, ClassPath classes) {
        String[] parts = handler.split("::", 2);
        Optional<ClassFacts> found = classes.find(parts[0].replace('.', '/'));
        if (found.isEmpty()) {
            return UNKNOWN;
        }
        ClassFacts type = found.get();
        if (parts.length > 1) {
            Collection<ClassFacts> lineage = classes.lineage(type);
            return HandlerOverload.pick(HandlerOverload.publicMethods(lineage), parts[1])
                    .map(HandlerTypes::of)
                    .orElse(UNKNOWN);
        }
        if (!classes.isA(type, ClassPath.REQUEST_HANDLER)
                || classes.isA(type, ClassPath.STREAM_HANDLER)
                || type.is(Opcodes.ACC_ABSTRACT)) {
            return UNKNOWN;
        }
        return new EventTypes(classes)
                .of(type)
                .map(types -> new HandlerTypes(name(types.get(0)), name(types.get(1))))
                .orElse(UNKNOWN);
    }

    private static Optional<String> name(GenericSignature.Argument argument) {
        return argument.isVariable() ? Optional.empty() : argument.name();
    }

    private static HandlerTypes of(ClassFacts.Method method) {
        List<String> parameters = List.of(Type.getArgumentTypes(method.descriptor())).stream()
                .map(HandlerTypes::name)
                .toList();
        if (parameters.contains(OUTPUT)) {
            return UNKNOWN;
        }
        return new HandlerTypes(
                parameters.stream()
                        .limit(method.firstVariable().isPresent() ? 0 : 1)
                        .filter(name -> !name.equals(INPUT) && !name.equals(ClassPath.CONTEXT))
                        .findFirst(),
                Optional.of(name(Type.getReturnType(method.descriptor()))));
    }

    private static String name(Type type) {
        return type.getSort() == Type.OBJECT ? type.getInternalName() : type.getClassName();
    }
}
