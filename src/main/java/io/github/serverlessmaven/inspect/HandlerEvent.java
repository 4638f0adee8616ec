/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.inspect.GenericSignature.Variable;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Checks that the runtime's serializer can create the event that a handler takes. It is a Jackson of its own: it calls the constructor
 * without parameters, of whatever visibility, no other creator, and sees no annotation of Jackson's in the package.
 */
final class HandlerEvent {

    static final DiagnosticCode HANDLER_EVENT_TYPE =
            new DiagnosticCode("HANDLER_EVENT_TYPE", "The runtime cannot create the event that the handler takes.");

    private static final String SERIALIZER =
            "META-INF/services/com.amazonaws.services.lambda.runtime.CustomPojoSerializer";

    /** Streams are passed as they are, and AWS's own events have serializers of their own. */
    private static final Pattern KNOWN =
            Pattern.compile("java/io/(Input|Output)Stream|com/amazonaws/.*|" + ClassPath.CONTEXT);

    /** What JSON becomes where a type is not known. */
    private static final Set<String> OF_JSON = Set.of(
            "java/lang/Object",
            "java/lang/String",
            "java/lang/CharSequence",
            "java/lang/Boolean",
            "java/lang/Number",
            "java/lang/Integer",
            "java/lang/Double",
            "java/util/Map",
            "java/util/HashMap",
            "java/util/LinkedHashMap",
            "java/util/Collection",
            "java/util/List",
            "java/util/ArrayList",
            "java/lang/Iterable");

    private final InspectedFunction function;
    private final ClassPath classes;
    private final PackageContents contents;
    private final Diagnostics diagnostics;

    HandlerEvent(InspectedFunction function, PackageContents contents, ClassPath classes, Diagnostics diagnostics) {
        this.function = function;
        this.classes = classes;
        this.contents = contents;
        this.diagnostics = diagnostics;
    }

    void inspect() {
        String[] handler = function.handler().split("::", 2);
        Optional<ClassFacts> found = classes.find(handler[0].replace('.', '/'));
        if (found.isEmpty() || hasOwnSerializer(contents)) {
            return;
        }
        ClassFacts type = found.get();
        if (handler.length > 1) {
            Collection<ClassFacts> lineage = classes.lineage(type);
            HandlerOverload.pick(HandlerOverload.publicMethods(lineage), handler[1])
                    .ifPresent(method -> inspectMethod(type, lineage, method));
        } else if (classes.isA(type, ClassPath.REQUEST_HANDLER)
                && !classes.isA(type, ClassPath.STREAM_HANDLER)
                && !type.is(Opcodes.ACC_ABSTRACT)) {
            new EventTypes(classes)
                    .of(type)
                    .map(types -> types.get(0))
                    .filter(event -> !event.isVariable())
                    .flatMap(GenericSignature.Argument::name)
                    .ifPresent(this::inspectEvent);
        }
    }

    /** Whether a serializer of the user's creates events. */
    static boolean hasOwnSerializer(PackageContents contents) {
        return contents.archives().stream()
                .flatMap(archive -> archive.entries().stream())
                .map(Archive.Entry::name)
                .anyMatch(SERIALIZER::equals);
    }

    private void inspectMethod(ClassFacts type, Collection<ClassFacts> lineage, ClassFacts.Method method) {
        Optional<ClassFacts> owner =
                lineage.stream().filter(each -> each.methods().contains(method)).findFirst();
        if (method.firstVariable().isPresent() && owner.isPresent()) {
            inspectVariable(type, owner.get(), method);
        } else {
            for (Type parameter : Type.getArgumentTypes(method.descriptor())) {
                ClassPath.className(parameter).ifPresent(this::inspectEvent);
            }
        }
    }

    /** The runtime looks at the method alone, and takes a type variable for what bounds it. */
    private void inspectVariable(ClassFacts type, ClassFacts owner, ClassFacts.Method method) {
        String variable = method.firstVariable().orElseThrow();
        Optional<String> bound = owner.variables().stream()
                .filter(each -> each.name().equals(variable))
                .map(Variable::bound)
                .flatMap(Optional::stream)
                .findFirst();
        new EventTypes(classes)
                .meaning(type, owner, variable)
                .filter(event -> !event.equals(bound.orElse("")))
                .filter(event -> bound.isPresent() || !OF_JSON.contains(event))
                .ifPresent(event -> function.warning(
                        diagnostics,
                        HANDLER_EVENT_TYPE,
                        readable(type.name()) + " inherits " + method.name() + " from " + readable(owner.name())
                                + ", whose event is of the type " + variable + ": Lambda passes "
                                + bound.map(HandlerEvent::readable).orElse("a LinkedHashMap") + " and not "
                                + readable(event),
                        classes.isA(type, ClassPath.REQUEST_HANDLER)
                                ? "Name the class only: " + readable(type.name()) + "."
                                : "Override " + method.name() + " in " + readable(type.name()) + " with the type "
                                        + readable(event) + "."));
    }

    private void inspectEvent(String name) {
        if (KNOWN.matcher(name).matches() || classes.isForeign(name)) {
            return;
        }
        classes.find(name)
                .flatMap(this::obstacle)
                .ifPresent(reason -> function.warning(
                        diagnostics,
                        HANDLER_EVENT_TYPE,
                        "Lambda cannot create the event " + readable(name) + " from JSON: it " + reason,
                        "Give it a constructor without parameters and setters or public fields, take a Map, or read the event"
                                + " with a library of your own in a RequestStreamHandler or a CustomPojoSerializer."));
    }

    /** Why the serializer cannot create it. */
    private Optional<String> obstacle(ClassFacts type) {
        if (type.is(Opcodes.ACC_ENUM) || type.is(Opcodes.ACC_ANNOTATION)) {
            return Optional.empty();
        }
        if (type.parents().stream().anyMatch(parent -> parent.name().equals("java/lang/Record"))) {
            return Optional.of("is a record");
        }
        if (type.is(Opcodes.ACC_INTERFACE)) {
            return Optional.of("is an interface");
        }
        if (type.is(Opcodes.ACC_ABSTRACT)) {
            return Optional.of("is abstract");
        }
        if (type.isInner()) {
            return Optional.of("is an inner class that is not static");
        }
        return type.hasDefaultConstructor() ? Optional.empty() : Optional.of("has no constructor without parameters");
    }

    private static String readable(String name) {
        return name.replace('/', '.');
    }
}
