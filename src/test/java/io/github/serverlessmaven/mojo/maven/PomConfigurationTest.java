/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
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

    @Test
    void anOptionOfAnotherModuleThatWouldGoUnheardIsRefused() {
        PomConfiguration shared = running("prod");
        shared.requireSameOptions(module("prod"));
        PomConfiguration other = running("${serverless.stage}");
        MavenProject pinned = module("prod");
        assertThatThrownBy(() -> other.requireSameOptions(pinned))
                .isInstanceOf(ServerlessException.class)
                .hasMessage(
                        "The POM of two sets <stage>, which is ignored when the goal is called for several modules.");
    }

    private static PomConfiguration running(String stage) {
        MojoExecution execution = new MojoExecution(plugin(stage), "deploy", "default-cli");
        execution.setConfiguration(stage(stage));
        return new PomConfiguration(execution, Path.of("").toAbsolutePath(), new Properties());
    }

    private static MavenProject module(String stage) {
        MavenProject project = new MavenProject();
        project.setArtifactId("two");
        project.getBuild().addPlugin(plugin(stage));
        return project;
    }

    private static Plugin plugin(String stage) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.serverlessmaven");
        plugin.setArtifactId("serverless-maven-plugin");
        plugin.setConfiguration(stage(stage));
        return plugin;
    }

    private static Xpp3Dom stage(String value) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom stage = new Xpp3Dom("stage");
        stage.setValue(value);
        configuration.addChild(stage);
        return configuration;
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
