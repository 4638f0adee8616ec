/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What we, and what AWS's own runtime client, say of the handler of a function on {@code java17}. */
final class HandlerCheck {

    private HandlerCheck() {}

    /** What the inspection finds. */
    static Diagnostics inspected(String handler, Path code, boolean hasOtherLayers, Set<String> variables) {
        Diagnostics diagnostics = new Diagnostics();
        new PackageInspection(Optional.empty(), List.of(), diagnostics)
                .inspect(List.of(new InspectedFunction(
                        handler,
                        "java17",
                        "x86_64",
                        "functions.f.handler",
                        Optional.empty(),
                        code,
                        List.of(),
                        hasOtherLayers,
                        variables)));
        return diagnostics;
    }

    /** Asks the runtime interface client to call the handler as Lambda does. */
    static boolean runtimeClientRuns(String handler, List<Path> classPath, String json) throws Exception {
        List<URL> urls = new ArrayList<>();
        for (Path file : classPath) {
            urls.add(file.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new))) {
            InvocationRequest request = new InvocationRequest();
            request.setId("1");
            request.setContent(json.getBytes(StandardCharsets.UTF_8));
            EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(handler, loader))
                    .call(request);
            return true;
        } catch (RuntimeException | LinkageError failed) {
            return false;
        }
    }

    /** Asks the runtime interface client to load the handler as Lambda does. */
    static boolean runtimeClientTakes(String handler, List<Path> classPath) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path file : classPath) {
            urls.add(file.toUri().toURL());
        }
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new))) {
            LambdaRequestHandler loaded = EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(handler, loader));
            return !(loaded instanceof LambdaRequestHandler.UserFaultHandler);
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
