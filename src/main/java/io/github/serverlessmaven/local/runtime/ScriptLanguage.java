/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.local.state.DeployedFunction;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A language whose functions an interpreter of this machine runs, with a bootstrap of ours. */
enum ScriptLanguage {
    NODEJS("Node.js", "bootstrap.js") {
        @Override
        List<String> interpreters(String version) {
            return List.of("node", "nodejs");
        }

        @Override
        List<String> options(DeployedFunction function) {
            return List.of("--max-old-space-size=" + function.memorySize() * 85 / 100);
        }

        /** Where {@code require} looks besides; {@code import} does not, neither here nor in AWS. */
        @Override
        Map<String, String> variables(Path taskRoot, Path layers, String version) {
            return Map.of(
                    "NODE_PATH",
                    joined(
                            layers.resolve("nodejs/node" + version + "/node_modules"),
                            layers.resolve("nodejs/node_modules")));
        }
    },
    PYTHON("Python", "bootstrap.py") {
        @Override
        List<String> interpreters(String version) {
            return List.of("python" + version, "python3", "python");
        }

        /** Unbuffered output, and no compiled files in the folder that environments share. */
        @Override
        List<String> options(DeployedFunction function) {
            return List.of("-u", "-B");
        }

        @Override
        Map<String, String> variables(Path taskRoot, Path layers, String version) {
            return Map.of(
                    "PYTHONPATH",
                    joined(
                            taskRoot,
                            layers.resolve("python"),
                            layers.resolve("python/lib/python" + version + "/site-packages")));
        }
    };

    private final String title;
    private final String bootstrap;

    ScriptLanguage(String title, String bootstrap) {
        this.title = title;
        this.bootstrap = bootstrap;
    }

    /** The language of a runtime such as {@code python3.13}. */
    static Optional<ScriptLanguage> of(String runtime) {
        return Stream.of(values())
                .filter(language -> runtime.startsWith(language.runtimePrefix()))
                .findFirst();
    }

    private String runtimePrefix() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The version in a runtime's name: 22 of {@code nodejs22.x}, 3.13 of {@code python3.13}. */
    String version(String runtime) {
        return runtime.substring(runtimePrefix().length()).replace(".x", "");
    }

    /** Its name in messages. */
    String title() {
        return title;
    }

    /** The resource that takes calls for a function. */
    String bootstrap() {
        return bootstrap;
    }

    /** The names an interpreter may have, the best first. */
    abstract List<String> interpreters(String version);

    /** Options of the interpreter. */
    abstract List<String> options(DeployedFunction function);

    /**
     * Environment variables by which the interpreter finds modules.
     *
     * @param layers what is in {@code /opt} in AWS
     */
    abstract Map<String, String> variables(Path taskRoot, Path layers, String version);

    private static String joined(Path... folders) {
        return String.join(
                File.pathSeparator, Stream.of(folders).map(Path::toString).toList());
    }
}
