/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.function.ColdStart;
import io.github.serverlessmaven.local.function.ColdStarts;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.model.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a function in fresh environments on this machine and measures how long that takes. */
public final class MeasureColdStarts {

    private static final int MOST = 1000;

    private final BuildContext build;
    private final LoadService services;
    private final PackageService packaging;
    private final Targets targets;

    /** The use case for a goal. */
    public MeasureColdStarts(BuildContext build, LoadService services, PackageService packaging, Targets targets) {
        this.build = build;
        this.services = services;
        this.packaging = packaging;
        this.targets = targets;
    }

    /**
     * Builds and packages what is missing, and measures.
     *
     * @param environments how many are started, 1 to 1000; one more comes before, which is not measured, since it reads files for the first time
     * @param key the function's; may be empty if the service has only one
     * @param event of the first invocation
     * @throws ServerlessException if the function does not start
     */
    public ColdStartMeasurement measure(int environments, Optional<String> key, EventOptions event) {
        if (environments < 1 || environments > MOST) {
            throw new ServerlessException(
                    "serverless.coldstart.environments must be between 1 and " + MOST + ", but is " + environments
                            + ".",
                    "Choose another number; without it there are 10.");
        }
        Payload payload = Payload.of(event.json().orElse("{}"));
        ServiceModule module = build.service();
        packaging.servicesBuilt();
        LambdaFunction function = new FunctionChoice(services.load(module).service()).of(key);
        return packaging.holdingPackages(module, () -> {
            if (!PackagedOnce.isTrueOf(build, module)) {
                packaging.packageUnlessDone(module);
            }
            DeploymentFolder folder = DeploymentFolder.read(module.output());
            try (LocalTarget target = targets.openMeasured(module.output(), folder.manifest())) {
                new Deployment(target, progress -> {}).run(folder, false);
                return measure(environments, target.coldStarts(function.name()), payload);
            }
        });
    }

    private ColdStartMeasurement measure(int environments, ColdStarts function, Payload event) {
        build.log()
                .info("Starting " + function.function().name() + " in " + environments
                        + " fresh environments, one after another.");
        function.measure(event);
        List<ColdStart> starts = new ArrayList<>();
        for (int i = 0; i < environments; i++) {
            starts.add(function.measure(event));
        }
        ColdStartMeasurement measurement = new ColdStartMeasurement(
                function.function(), machine(System.getProperty("os.arch", "")), starts, function.classLoading(event));
        measurement.errors().forEach(error -> build.log().warn("A first invocation ended with an error: " + error));
        return measurement;
    }

    /** The architecture as Lambda names it. */
    private static String machine(String architecture) {
        return switch (architecture) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> architecture;
        };
    }
}
