/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.model.Service;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the configuration and reports all its problems at once, with their places. Needs neither credentials nor network, unless variables take values from AWS.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractServerlessMojo {

    @Override
    void run() {
        for (ServiceModule module : services()) {
            Service service = read(module).service();
            getLog().info("Service " + service.name() + ", stage " + service.stage() + ": "
                    + service.functions().size() + " function(s), no problems.");
        }
    }
}
