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
import java.util.stream.Collectors;

/** Checks that the file of a Node.js or Python handler is in the package. */
final class ScriptHandler {

    static final DiagnosticCode HANDLER_FILE_MISSING =
            new DiagnosticCode("HANDLER_FILE_MISSING", "The package does not have the handler's file.");

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
        List<String> endings =
                isPython ? List.of(".py", "/__init__.py", ".pyc", ".so") : List.of(".js", ".mjs", ".cjs");
        Set<String> files =
                contents.code().entries().stream().map(Archive.Entry::name).collect(Collectors.toSet());
        if (endings.stream().noneMatch(ending -> files.contains(module + ending))) {
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
}
