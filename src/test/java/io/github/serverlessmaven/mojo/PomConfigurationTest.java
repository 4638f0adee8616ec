/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.diagnostic.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PomConfigurationTest {

    @TempDir
    Path folder;

    @Test
    void aPlaceIsRelativeToTheModuleWhetherMavenGivesAPathOrAnAddress() {
        Path pom = folder.resolve("a module").resolve("pom.xml");
        Optional<Location> expected = Optional.of(new Location("pom.xml", 41, 20));
        assertThat(place(pom.toString())).isEqualTo(expected);
        assertThat(place(pom.toUri().toString())).isEqualTo(expected);
    }

    @Test
    void functionsResourcesAndWhatNobodyUnderstandsMakeAService() {
        assertThat(PomConfiguration.isService(configuration("provider", "functions")))
                .isTrue();
        assertThat(PomConfiguration.isService(configuration("resources"))).isTrue();
        assertThat(PomConfiguration.isService(configuration("service", "funktions")))
                .isTrue();
    }

    @Test
    void whatAParentSharesIsNoService() {
        assertThat(PomConfiguration.isService(configuration("service", "provider", "custom")))
                .isFalse();
        assertThat(PomConfiguration.isService(configuration())).isFalse();
    }

    private Optional<Location> place(String file) {
        InputSource source = new InputSource();
        source.setLocation(file);
        return PomConfiguration.location(new InputLocation(41, 20, source), folder.resolve("a module"));
    }

    private static XmlElement configuration(String... names) {
        return new XmlElement(
                "configuration",
                Map.of(),
                Optional.empty(),
                Stream.of(names)
                        .map(name -> new XmlElement(name, Map.of(), Optional.empty(), List.of(), Optional.empty()))
                        .toList(),
                Optional.empty());
    }
}
