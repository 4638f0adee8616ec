/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.nio.file.Path;

/**
 * A JDK or JRE of this machine.
 *
 * @param home its folder
 * @param release its feature release, such as 21
 */
public record JavaInstallation(Path home, int release) {

    String command() {
        return home.resolve("bin").resolve("java").toString();
    }
}
