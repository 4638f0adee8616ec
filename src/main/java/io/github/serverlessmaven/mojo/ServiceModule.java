/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * A module of the build that holds a service.
 *
 * @param project the module; a stand-in of Maven's when the folder has no POM
 * @param folder the folder of the configuration, to which its paths are relative
 * @param output where the deployment folder is made
 * @param file the configuration file, if there is one
 * @param pom the plugin's configuration in the POM
 */
record ServiceModule(MavenProject project, Path folder, Path output, Optional<Path> file, XmlElement pom) {

    private static final String PACKAGED = "serverless.packaged";

    /** Whether the folder has a POM. */
    boolean hasPom() {
        return project.getFile() != null;
    }

    /** Whether the service was packaged in this run of Maven. */
    boolean isPackaged() {
        return project.getContextValue(PACKAGED) != null;
    }

    /**
     * Remembers who packages the service in this run of Maven.
     *
     * @param execution the execution's id in the POM
     * @throws ServerlessException if another execution packaged already: its packages would be lost, and never be deployed
     */
    void packagedBy(String execution) {
        Object before = project.getContextValue(PACKAGED);
        if (before != null && !before.equals(execution)) {
            throw new ServerlessException(
                    "The execution \"" + execution + "\" would replace what \"" + before + "\" packaged in " + output
                            + ".",
                    "A module is packaged once: give every service a module of its own, and choose stages and regions with"
                            + " profiles or on the command line.");
        }
        project.setContextValue(PACKAGED, execution);
    }

    /** Makes the next goal package again: the classes have changed. */
    void forgetPackages() {
        project.setContextValue(PACKAGED, null);
    }
}
