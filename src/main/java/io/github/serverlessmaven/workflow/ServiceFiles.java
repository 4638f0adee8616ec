/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.Workspace;
import java.nio.file.Path;

/** Files that a service is configured by. */
final class ServiceFiles {

    private ServiceFiles() {}

    /**
     * A file of the service's folder that is not a link to one outside, unless the options permit that. A file outside that the user
     * names on the command line is what it is.
     *
     * @throws io.github.serverlessmaven.artifact.PackagingException if it is such a link
     */
    static Path requireInside(BuildContext build, ServiceModule module, Path file) {
        if (file.normalize().startsWith(module.folder().normalize())) {
            new Workspace(module.folder(), module.output(), build.options().outsideFiles(), EntryTime.EARLIEST)
                    .requireInside(file, file.toString());
        }
        return file;
    }
}
