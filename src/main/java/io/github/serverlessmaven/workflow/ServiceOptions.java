/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.model.ServiceSchema;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a run that say where to work. Each takes precedence over the configuration, be it of the service or of its manifest;
 * what both leave open is decided by the AWS SDK's own chains. Nothing else decides between them.
 *
 * @param stage the stage
 * @param region the AWS region
 * @param profile the credentials profile
 * @param endpoint the address of AWS
 * @param outsideFiles whether files outside the service's folder may be used
 */
public record ServiceOptions(
        Optional<String> stage,
        Optional<String> region,
        Optional<String> profile,
        Optional<URI> endpoint,
        boolean outsideFiles) {

    private static final String PROVIDER = "provider";

    /** The region in effect. */
    Optional<String> regionOver(Optional<String> configured) {
        return region.or(() -> configured);
    }

    /** A configuration with stage, region and profile of these options instead of the provider's. */
    Mapping over(Mapping configuration) {
        if (stage.isEmpty() && region.isEmpty() && profile.isEmpty()) {
            return configuration;
        }
        ConfigNode provider = configuration.get(PROVIDER).orElseGet(() -> new Mapping(List.of(), Optional.empty()));
        if (provider instanceof Sequence) {
            return configuration; // refused when it is bound
        }
        Mapping settings = provider instanceof Mapping mapping
                ? mapping
                : new Mapping(List.of(new Entry("name", provider.location(), provider)), provider.location());
        Mapping changed = settings;
        for (Map.Entry<String, Optional<String>> option : Map.of(
                        ServiceSchema.STAGE.name(), stage,
                        ServiceSchema.REGION.name(), region,
                        ServiceSchema.PROFILE.name(), profile)
                .entrySet()) {
            if (option.getValue().isPresent()) {
                Scalar value = new Scalar(option.getValue().get(), ScalarType.TEXT, Optional.empty());
                changed = changed.with(new Entry(option.getKey(), Optional.empty(), value));
            }
        }
        return configuration.with(new Entry(PROVIDER, provider.location(), changed));
    }
}
