/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.local.runtime.JavaInstallation;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import java.nio.file.Path;
import java.util.List;

/** For tests in which no function runs. */
public final class NoJava implements JavaPlatform {

    @Override
    public JavaInstallation installation(int release) {
        throw new AssertionError("no function runs here");
    }

    @Override
    public List<Path> runtimeClient() {
        throw new AssertionError("no function runs here");
    }

    @Override
    public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
        throw new AssertionError("no server runs here");
    }

    @Override
    public String system() {
        throw new AssertionError("no function runs here");
    }
}
