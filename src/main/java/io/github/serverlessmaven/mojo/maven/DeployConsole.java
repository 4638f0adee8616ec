/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.deploy.stack.DeployEvent;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Shows the progress of a deployment on the console. */
public final class DeployConsole implements Consumer<DeployEvent> {

    private final Log log;

    /** The console of a goal. */
    public DeployConsole(Log log) {
        this.log = log;
    }

    @Override
    public void accept(DeployEvent event) {
        switch (event.level()) {
            case INFO -> log.info(event.text());
            case WARNING -> log.warn(event.text());
        }
    }
}
