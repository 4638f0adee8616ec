/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds classes that the module's own code uses, and that neither the package nor the runtime has: those of libraries that were left
 * out of a jar, that have the scope {@code provided} or {@code system}, or that minimizing removed. Libraries are not looked into: what
 * they use may be optional.
 */
final class MissingClasses {

    static final DiagnosticCode CLASS_MISSING =
            new DiagnosticCode("CLASS_MISSING", "The package does not have a class that its own code uses.");

    /** What starts an application of these is theirs, and not the module's own code. */
    private static final Pattern FRAMEWORKS = Pattern.compile("(org/springframework|io/quarkus|io/micronaut)/.*");

    private final InspectedFunction function;
    private final PackageContents contents;
    private final ClassPath classes;
    private final Diagnostics diagnostics;

    MissingClasses(InspectedFunction function, PackageContents contents, ClassPath classes, Diagnostics diagnostics) {
        this.function = function;
        this.contents = contents;
        this.classes = classes;
        this.diagnostics = diagnostics;
    }

    /**
     * Looks into the module's own code, unless a layer or an image may contain what it uses.
     *
     * @param module the names of the module's classes, with slashes; none if they are not known
     */
    void inspect(Set<String> module) {
        if (function.hasOtherLayers() || function.image().isPresent()) {
            return;
        }
        Map<String, Set<String>> users = new TreeMap<>();
        for (String own : ownCode(module)) {
            contents.classFile(own)
                    .map(ClassReferences::of)
                    .orElse(Set.of())
                    .forEach(used ->
                            users.computeIfAbsent(used, any -> new TreeSet<>()).add(own));
        }
        users.keySet().removeIf(classes::has);
        if (!users.isEmpty()) {
            report(users);
        }
    }

    private Set<String> ownCode(Set<String> module) {
        Set<String> own = contents.moduleClasses();
        if (!contents.jars().isEmpty()) {
            return own;
        }
        String handler = function.handler().split("::", 2)[0].replace('.', '/');
        if (module.contains(handler)) {
            return own.stream().filter(module::contains).collect(Collectors.toSet());
        }
        String folder = handler.substring(0, handler.lastIndexOf('/') + 1);
        return folder.isEmpty() || FRAMEWORKS.matcher(folder).matches()
                ? Set.of()
                : own.stream().filter(name -> name.startsWith(folder)).collect(Collectors.toSet());
    }

    private void report(Map<String, Set<String>> users) {
        Map.Entry<String, Set<String>> first = users.entrySet().iterator().next();
        String user = first.getValue().iterator().next();
        function.warning(
                diagnostics,
                CLASS_MISSING,
                readable(user) + " uses " + readable(first.getKey())
                        + (users.size() == 1 ? "" : " (and " + (users.size() - 1) + " more classes are used)")
                        + ", which is not in " + function.place(),
                "Give the dependency that has it the scope compile or runtime, or name the jar that holds it, such as a shaded"
                        + " one with a classifier, as package.artifact.");
    }

    private static String readable(String name) {
        return name.replace('/', '.');
    }
}
