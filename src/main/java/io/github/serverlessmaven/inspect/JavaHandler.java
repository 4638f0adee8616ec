/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Checks that Lambda's Java runtime can make an instance of the handler and call it. */
final class JavaHandler {

    static final DiagnosticCode HANDLER_FORM =
            new DiagnosticCode("HANDLER_FORM", "The handler is not written as the runtime reads it.");
    static final DiagnosticCode HANDLER_CLASS_MISSING = new DiagnosticCode(
            "HANDLER_CLASS_MISSING", "The package does not have the handler's class, or a class it is built on.");
    static final DiagnosticCode HANDLER_NOT_INSTANTIABLE =
            new DiagnosticCode("HANDLER_NOT_INSTANTIABLE", "Lambda cannot make an instance of the handler's class.");
    static final DiagnosticCode HANDLER_METHOD_MISSING =
            new DiagnosticCode("HANDLER_METHOD_MISSING", "The handler's class has no method that Lambda can call.");
    static final DiagnosticCode HANDLER_TYPE_MISSING = new DiagnosticCode(
            "HANDLER_TYPE_MISSING", "The package does not have a type of the handler's events or results.");

    private static final String SEPARATOR = "::";
    private static final String SPRING_BOOT_CLASSES = "BOOT-INF/classes/";

    private final InspectedFunction function;
    private final ClassPath classes;
    private final PackageContents contents;
    private final Diagnostics diagnostics;

    JavaHandler(InspectedFunction function, ClassPath classes, PackageContents contents, Diagnostics diagnostics) {
        this.function = function;
        this.classes = classes;
        this.contents = contents;
        this.diagnostics = diagnostics;
    }

    void inspect() {
        String handler = function.handler();
        int separator = handler.lastIndexOf(SEPARATOR);
        String className = separator < 0 ? handler : handler.substring(0, separator);
        Optional<String> method =
                separator < 0 ? Optional.empty() : Optional.of(handler.substring(separator + SEPARATOR.length()));
        if (className.isEmpty() || method.filter(String::isEmpty).isPresent()) {
            function.error(
                    diagnostics,
                    HANDLER_FORM,
                    "must be a class, or a class and a method joined by ::, but is \"" + handler + "\"",
                    "Write it as in com.example.Hello::handleRequest.");
            return;
        }
        classes.find(className.replace('.', '/'))
                .ifPresentOrElse(type -> inspect(type, method), () -> reportMissingClass(className));
    }

    private void inspect(ClassFacts type, Optional<String> method) {
        Optional<String> ancestor = classes.missingAncestor(type);
        if (ancestor.isPresent()) {
            function.missing(
                    diagnostics,
                    HANDLER_CLASS_MISSING,
                    readable(type.name()) + " needs the class " + readable(ancestor.get())
                            + ", which is not in the package",
                    "Give the dependency that has it the scope compile or runtime.");
        } else if (method.isPresent()) {
            inspectMethod(type, method.get());
        } else {
            inspectInterface(type);
        }
    }

    private void inspectMethod(ClassFacts type, String name) {
        Collection<ClassFacts.Method> methods = HandlerOverload.publicMethods(classes.lineage(type));
        Optional<ClassFacts.Method> picked = HandlerOverload.pick(methods, name);
        if (picked.isEmpty()) {
            reportMissingMethod(type, name, methods);
            return;
        }
        if (!picked.get().is(Opcodes.ACC_STATIC)) {
            checkInstantiable(type);
        }
        // The runtime asks for all public methods of the class, and fails if a type of one of them is missing.
        checkTypes(methods.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(Type.getReturnType(each.descriptor())),
                        Stream.of(Type.getArgumentTypes(each.descriptor()))))
                .flatMap(each -> ClassPath.className(each).stream()));
    }

    private void inspectInterface(ClassFacts type) {
        if (classes.isA(type, ClassPath.STREAM_HANDLER)) {
            checkInstantiable(type);
        } else if (classes.isA(type, ClassPath.REQUEST_HANDLER)) {
            checkInstantiable(type);
            if (!type.is(Opcodes.ACC_ABSTRACT)) {
                checkEventTypes(type); // of others a subclass says them
            }
        } else {
            String methods = HandlerOverload.publicMethods(List.of(type)).stream()
                    .filter(method -> !method.is(Opcodes.ACC_SYNTHETIC))
                    .map(method -> readable(type.name()) + SEPARATOR + method.name())
                    .distinct()
                    .limit(3)
                    .collect(Collectors.joining(" or "));
            function.error(
                    diagnostics,
                    HANDLER_METHOD_MISSING,
                    readable(type.name()) + " implements neither RequestHandler nor RequestStreamHandler",
                    methods.isEmpty()
                            ? "Implement one of them."
                            : "Implement one of them, or name a method: " + methods + ".");
        }
    }

    private void checkEventTypes(ClassFacts type) {
        Optional<List<GenericSignature.Argument>> arguments = new EventTypes(classes).of(type);
        if (arguments.isEmpty()) {
            function.error(
                    diagnostics,
                    HANDLER_METHOD_MISSING,
                    readable(type.name()) + " implements RequestHandler without saying which types it takes and gives",
                    "Write them, as in RequestHandler<Order, Receipt>.");
        } else {
            checkTypes(arguments.get().stream()
                    .filter(argument -> !argument.isVariable())
                    .flatMap(argument -> argument.name().stream()));
        }
    }

    private void checkTypes(Stream<String> names) {
        names.filter(name -> !classes.has(name))
                .distinct()
                .forEach(name -> function.missing(
                        diagnostics,
                        HANDLER_TYPE_MISSING,
                        "the handler uses the type " + readable(name) + ", which is not in the package",
                        "Give the dependency that has it the scope compile or runtime."));
    }

    private void checkInstantiable(ClassFacts type) {
        String name = readable(type.name());
        Optional<String> reason = Optional.empty();
        if (type.is(Opcodes.ACC_INTERFACE)) {
            reason = Optional.of(name + " is an interface");
        } else if (type.is(Opcodes.ACC_ABSTRACT)) {
            reason = Optional.of(name + " is abstract");
        } else if (type.isInner()) {
            reason = Optional.of(name + " is an inner class that is not static");
        } else if (!type.is(Opcodes.ACC_PUBLIC)) {
            reason = Optional.of(name + " is not public");
        } else if (!type.hasPublicConstructor()) {
            reason = Optional.of(name + " has no public constructor without parameters");
        }
        reason.ifPresent(problem -> function.error(
                diagnostics,
                HANDLER_NOT_INSTANTIABLE,
                problem + ", so that Lambda cannot make an instance of it",
                "Name a public class with a public constructor without parameters, or a static method."));
    }

    private void reportMissingClass(String className) {
        if (classes.has(className.replace('.', '/'))) {
            function.error(
                    diagnostics,
                    HANDLER_CLASS_MISSING,
                    "the file of the class " + className + " in " + function.place() + " cannot be read",
                    "Build the package again.");
            return;
        }
        if (contents.ownClasses().stream().anyMatch(own -> own.startsWith(SPRING_BOOT_CLASSES))) {
            function.error(
                    diagnostics,
                    HANDLER_CLASS_MISSING,
                    "the package " + function.code().getFileName()
                            + " is an executable jar of Spring Boot, whose classes Lambda does not find",
                    "Leave package.artifact and package.layout out, so that classes and libraries are packaged as Lambda reads them.");
            return;
        }
        String method = function.handler().substring(className.length());
        String guess = new HandlerSuggestion(classes, contents)
                .of(className.replace('.', '/'))
                .map(found -> "Did you mean \"" + found + (found.contains(SEPARATOR) ? "" : method) + "\"?")
                .orElse("Check its name, and that the module which has it is built and a dependency.");
        function.missing(
                diagnostics,
                HANDLER_CLASS_MISSING,
                "there is no class " + className + " in " + function.place(),
                guess);
    }

    private void reportMissingMethod(ClassFacts type, String name, Collection<ClassFacts.Method> methods) {
        boolean exists = methods.stream().anyMatch(method -> method.name().equals(name));
        if (exists) {
            function.error(
                    diagnostics,
                    HANDLER_METHOD_MISSING,
                    "no public method " + name + " of " + readable(type.name())
                            + " has parameters that Lambda can give",
                    "Take no parameter, one event, or one event and a Context; or InputStream, OutputStream and Context.");
            return;
        }
        List<ClassFacts> lineage = classes.lineage(type).stream()
                .filter(each -> !classes.isForeign(each.name()))
                .toList();
        Set<String> names = HandlerOverload.publicMethods(lineage).stream()
                .filter(method -> !method.is(Opcodes.ACC_SYNTHETIC))
                .map(ClassFacts.Method::name)
                .collect(Collectors.toSet());
        function.error(
                diagnostics,
                HANDLER_METHOD_MISSING,
                readable(type.name()) + " has no public method " + name,
                Suggestion.of(name, names)
                        .map(found -> "Did you mean \"" + readable(type.name()) + SEPARATOR + found + "\"?")
                        .orElse(
                                names.isEmpty()
                                        ? "Write a public method of this name, or name another class."
                                        : "Its public methods are "
                                                + names.stream().sorted().collect(Collectors.joining(", ")) + "."));
    }

    private static String readable(String name) {
        return name.replace('/', '.');
    }
}
