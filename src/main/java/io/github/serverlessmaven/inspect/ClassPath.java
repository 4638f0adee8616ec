/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/** The classes a function's handler can see: those of its package, the JDK's, and those of the runtime. Names have slashes. */
final class ClassPath {

    static final String CONTEXT = "com/amazonaws/services/lambda/runtime/Context";
    static final String REQUEST_HANDLER = "com/amazonaws/services/lambda/runtime/RequestHandler";
    static final String STREAM_HANDLER = "com/amazonaws/services/lambda/runtime/RequestStreamHandler";

    /** The runtime contains aws-lambda-java-core with its own client and serializer, and the interfaces of CRaC's hooks. */
    private static final Pattern OF_RUNTIME = Pattern.compile(
            "com/amazonaws/services/lambda/(runtime|crac)/(?!events/|log4j2/|tests/).*|org/crac/.*|jdk/.*|sun/.*");

    private final PackageContents contents;
    private final Map<String, Optional<ClassFacts>> facts = new HashMap<>();

    ClassPath(PackageContents contents) {
        this.contents = contents;
    }

    /** A class of the package or the JDK. */
    Optional<ClassFacts> find(String name) {
        Optional<ClassFacts> known = facts.get(name);
        if (known == null) {
            known = contents.classFile(name).or(() -> ofJdk(name)).flatMap(ClassFacts::read);
            facts.put(name, known);
        }
        return known;
    }

    private static Optional<byte[]> ofJdk(String name) {
        try (InputStream file = ClassLoader.getPlatformClassLoader().getResourceAsStream(name + ".class")) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a class will be found when the function runs. */
    boolean has(String name) {
        return contents.classFile(name).isPresent() || isOfRuntime(name);
    }

    private static boolean isOfRuntime(String name) {
        return OF_RUNTIME.matcher(name).matches()
                || ClassLoader.getPlatformClassLoader().getResource(name + ".class") != null;
    }

    /** Whether a class is one of the JDK or the runtime, and not of the package. */
    boolean isForeign(String name) {
        return contents.classFile(name).isEmpty() && isOfRuntime(name);
    }

    /** The class of a type, through arrays; empty for primitives. */
    static Optional<String> className(Type type) {
        Type element = type.getSort() == Type.ARRAY ? type.getElementType() : type;
        return element.getSort() == Type.OBJECT ? Optional.of(element.getInternalName()) : Optional.empty();
    }

    /** A class with its superclasses and interfaces, as far as they are known; nearest first. */
    Collection<ClassFacts> lineage(ClassFacts start) {
        Map<String, ClassFacts> seen = new LinkedHashMap<>();
        Deque<ClassFacts> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            ClassFacts next = open.remove();
            if (seen.putIfAbsent(next.name(), next) == null) {
                next.parents().forEach(parent -> find(parent.name()).ifPresent(open::add));
            }
        }
        return seen.values();
    }

    /** Whether a class is, extends or implements another. */
    boolean isA(ClassFacts type, String ancestor) {
        return lineage(type).stream()
                .anyMatch(each -> each.name().equals(ancestor)
                        || each.parents().stream()
                                .anyMatch(parent -> parent.name().equals(ancestor)));
    }

    /** The first superclass or interface that is in neither the package nor the runtime. */
    Optional<String> missingAncestor(ClassFacts type) {
        return lineage(type).stream()
                .flatMap(each -> each.parents().stream())
                .map(GenericSignature.Use::name)
                .filter(name -> !has(name))
                .findFirst();
    }
}
