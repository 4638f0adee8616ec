/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What variables may see of the world outside the configuration.
 *
 * @param environment the environment variables, those of {@code .env} files included
 * @param options the options given on the command line, without stage and region
 * @param params the parameters given on the command line
 * @param stage the stage given on the command line
 * @param region the AWS region given on the command line
 * @param serviceDirectory the folder to which the paths of {@code ${file(…)}} are relative
 * @param outsideFiles whether {@code ${file(…)}} may read files outside the service directory
 * @param startFolder where the build was started, to which places in files are relative
 * @param instanceId the value of {@code ${sls:instanceId}}, letters and digits, the same during a build
 */
public record VariableContext(
        Map<String, String> environment,
        Map<String, String> options,
        Map<String, String> params,
        Optional<String> stage,
        Optional<String> region,
        Path serviceDirectory,
        boolean outsideFiles,
        Path startFolder,
        String instanceId) {

    private static final String DEFAULT_STAGE = "dev";
    private static final String DEFAULT_REGION = "us-east-1";

    /** Copies the maps. */
    public VariableContext {
        environment = Map.copyOf(environment);
        options = Map.copyOf(options);
        params = Map.copyOf(params);
        if (!instanceId.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException(
                    "an instance id must have letters and digits only, but is " + instanceId);
        }
        serviceDirectory = serviceDirectory.toAbsolutePath().normalize();
    }

    /** A build that was started in the service's folder. */
    public VariableContext(
            Map<String, String> environment,
            Map<String, String> options,
            Map<String, String> params,
            Optional<String> stage,
            Optional<String> region,
            Path serviceDirectory,
            boolean outsideFiles,
            String instanceId) {
        this(
                environment,
                options,
                params,
                stage,
                region,
                serviceDirectory,
                outsideFiles,
                serviceDirectory.toAbsolutePath().normalize(),
                instanceId);
    }

    /** The stage in effect: of the command line, else {@code provider.stage}, else {@code dev}. */
    String effectiveStage(Lookup lookup) {
        return stage.or(() -> lookup.configurationText("provider", "stage")).orElse(DEFAULT_STAGE);
    }

    /** The region in effect: of the command line, else {@code provider.region}, else {@code us-east-1}. */
    String effectiveRegion(Lookup lookup) {
        return region.or(() -> lookup.configurationText("provider", "region")).orElse(DEFAULT_REGION);
    }
}
