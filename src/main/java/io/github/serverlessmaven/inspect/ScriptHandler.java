/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the file of a Node.js or Python handler is in the package. */
final class ScriptHandler {

    static final DiagnosticCode HANDLER_FILE_MISSING =
            new DiagnosticCode("HANDLER_FILE_MISSING", "The package does not have the handler's file.");

    private static final Pattern IN_LAYER = Pattern.compile("python/(?:lib/python3\\.[0-9]+/site-packages/)?(.+)");

    private ScriptHandler() {}

    static void inspect(InspectedFunction function, PackageContents contents, Diagnostics diagnostics) {
        boolean isPython = function.runtime().startsWith("python");
        String handler = function.handler();
        if (handler.startsWith("/")) {
            return; // in a layer, as monitoring services have it
        }
        int dot = isPython ? handler.lastIndexOf('.') : handler.indexOf('.', handler.lastIndexOf('/') + 1);
        if (dot <= 0 || dot == handler.length() - 1) {
            function.error(
                    diagnostics,
                    JavaHandler.HANDLER_FORM,
                    "must be a file and a function joined by a dot, but is \"" + handler + "\"",
                    "Write it as in src/orders.handler.");
            return;
        }
        String module = isPython ? handler.substring(0, dot).replace('.', '/') : handler.substring(0, dot);
        List<String> endings = isPython ? List.of(".py", "/__init__.py", ".pyc") : List.of(".js", ".mjs", ".cjs");
        Set<String> files = names(contents.code()).collect(Collectors.toSet());
        if (isPython) {
            contents.layers().stream().flatMap(ScriptHandler::pythonModules).forEach(files::add);
        }
        boolean isExtension =
                isPython && files.stream().anyMatch(file -> file.startsWith(module + ".") && file.endsWith(".so"));
        if (!isExtension && endings.stream().noneMatch(ending -> files.contains(module + ending))) {
            String ending = endings.get(0);
            function.missing(
                    diagnostics,
                    HANDLER_FILE_MISSING,
                    "there is no file " + module + ending + " in " + function.place(),
                    Suggestion.of(module + ending, files)
                            .filter(found -> endings.stream().anyMatch(found::endsWith))
                            .map(found -> "Did you mean \"" + found.substring(0, found.lastIndexOf('.'))
                                    + handler.substring(dot) + "\"?")
                            .orElse("Check the handler's path, and that package.patterns do not leave the file out."));
        }
    }

    /** What Python finds in a layer ("Packaging layer content"). */
    private static Stream<String> pythonModules(Archive layer) {
        return names(layer).map(IN_LAYER::matcher).filter(Matcher::matches).map(matcher -> matcher.group(1));
    }

    private static Stream<String> names(Archive archive) {
        return archive.entries().stream().map(Archive.Entry::name);
    }
}
