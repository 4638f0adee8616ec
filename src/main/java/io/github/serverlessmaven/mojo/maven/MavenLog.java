/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.workflow.BuildLog;
import org.apache.maven.plugin.logging.Log;

/**
 * Maven's log.
 *
 * @param log the goal's
 */
record MavenLog(Log log) implements BuildLog {

    @Override
    public void debug(String line) {
        log.debug(line);
    }

    @Override
    public void info(String line) {
        log.info(line);
    }

    @Override
    public void warn(String line) {
        log.warn(line);
    }

    /** With {@code -q} Maven shows no warnings, so that they go to the standard error of the process. */
    @Override
    public void warnAlways(String line) {
        if (log.isWarnEnabled()) {
            log.warn(line);
        } else {
            StandardOutput.printError("[WARNING] " + line);
        }
    }

    @Override
    public void error(String line) {
        log.error(line);
    }
}
