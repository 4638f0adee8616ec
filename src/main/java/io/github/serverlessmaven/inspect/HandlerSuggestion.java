/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a misspelt handler may mean. */
final class HandlerSuggestion {

    private static final String SEPARATOR = "::";

    /** What most handlers of frameworks are, wherever the class is in the package. */
    private static final Set<String> OF_FRAMEWORKS = Set.of(
            "org/springframework/cloud/function/adapter/aws/FunctionInvoker",
            "io/quarkus/amazon/lambda/runtime/QuarkusStreamHandler",
            "io/quarkus/funqy/lambda/FunqyStreamHandler",
            "io/micronaut/function/aws/proxy/payload1/ApiGatewayProxyRequestEventFunction",
            "io/micronaut/function/aws/proxy/payload2/APIGatewayV2HTTPEventFunction");

    private final ClassPath classes;
    private final PackageContents contents;
    private final Set<String> ownClasses;

    HandlerSuggestion(ClassPath classes, PackageContents contents) {
        this.classes = classes;
        this.contents = contents;
        this.ownClasses = contents.moduleClasses();
    }

    /** A method joined by a dot, a class in another package, a member class joined by a dot, or a misspelling. */
    Optional<String> of(String name) {
        int end = name.lastIndexOf('/');
        String simple = name.substring(end + 1);
        Optional<ClassFacts> outer = classes.find(name.substring(0, Math.max(0, end)));
        if (outer.isPresent() && !ownClasses.contains(outer.get().name() + "$" + simple)) {
            return Optional.of(readable(outer.get().name()) + SEPARATOR + simple);
        }
        return named(simple, ownClasses)
                .or(() -> named(simple, contents.classNames()).filter(this::isHandler))
                .or(() -> Suggestion.of(name, ownClasses))
                .or(() -> ofFramework(name, simple))
                .map(HandlerSuggestion::readable);
    }

    private static Optional<String> named(String simple, Collection<String> names) {
        return names.stream()
                .filter(own -> own.endsWith("/" + simple) || own.endsWith("$" + simple))
                .sorted()
                .findFirst();
    }

    private Optional<String> ofFramework(String name, String simple) {
        Set<String> present = OF_FRAMEWORKS.stream().filter(classes::has).collect(Collectors.toUnmodifiableSet());
        return Suggestion.of(name, present)
                .or(() -> present.stream()
                        .filter(known -> Suggestion.of(simple, Set.of(known.substring(known.lastIndexOf('/') + 1)))
                                .isPresent())
                        .findFirst());
    }

    private boolean isHandler(String name) {
        return classes.find(name)
                .filter(type -> Stream.of(ClassPath.REQUEST_HANDLER, ClassPath.STREAM_HANDLER)
                        .anyMatch(handler -> classes.isA(type, handler)))
                .isPresent();
    }

    private static String readable(String name) {
        return name.replace('/', '.');
    }
}
