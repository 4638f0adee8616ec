/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.model.ServiceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadServiceTest {

    private static final String SERVICE = """
            service: hello
            org: acme
            provider:
              name: aws
              runtime: java21
              region: eu-west-1
              profile: shop
            functions:
              hello:
                handler: com.example.Hello
                events:
                  - schedule: rate(1 hour)
            """;

    @TempDir
    Path folder;

    private FolderBuild build;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), SERVICE);
        build = new FolderBuild(folder);
    }

    @Test
    void aServiceIsReadOnceInAGoal() throws IOException {
        LoadService services = new LoadService(build);
        ConfiguredService first = services.load(build.service());
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("service: hello", "service: other"));
        assertThat(services.load(build.service())).isSameAs(first);
        assertThat(warnings()).filteredOn(line -> line.contains("org")).hasSize(1);
    }

    @Test
    void placesAreRelativeToWhereTheBuildWasStarted() throws IOException {
        Path module = Files.createDirectories(folder.resolve("functions"));
        Files.writeString(module.resolve("more.yml"), "timeout: 1000\n");
        Files.writeString(
                module.resolve("serverless.yml"),
                SERVICE.replace("com.example.Hello", "[]") + "    timeout: ${file(more.yml):timeout}\n");
        FolderBuild started = new FolderBuild(module).startedIn(folder);
        assertThatThrownBy(() -> new LoadService(started).load(started.service()))
                .hasMessageContaining("functions/serverless.yml:10:")
                .hasMessageContaining("functions/more.yml:1:10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serverless.yml", ".env"})
    void aLinkOutOfTheServicesFolderIsNotFollowed(String name, @TempDir Path outside) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(folder.resolve("serverless.yml"), "useDotenv: true\n" + SERVICE);
        Path real = outside.toRealPath().resolve("file");
        Files.writeString(real, name.equals(".env") ? "A=b\n" : SERVICE);
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, real);
        assertThatThrownBy(() -> new LoadService(build).load(build.service()))
                .hasMessageContaining(file + " is a link to " + real + ", outside the service's folder.");
        FolderBuild open = new FolderBuild(folder)
                .withOptions(new ServiceOptions(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true));
        assertThat(new LoadService(open).load(open.service()).service().name()).isEqualTo("hello");
    }

    @Test
    void whatTheGoalBuildsInBetweenMakesNoSecondReading() {
        touch("pom.xml");
        LoadService services = new LoadService(build.packagedBy(() -> touch("built")));
        PackageService packaging = new PackageService(
                build,
                services,
                new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty()));
        packaging.servicesBuilt();
        assertThat(folder.resolve("built")).exists();
        services.load(build.service());
        assertThat(warnings()).filteredOn(line -> line.contains("org")).hasSize(1);
    }

    @Test
    void aServiceThatWasForgottenIsReadAgain() throws IOException {
        LoadService services = new LoadService(build);
        services.load(build.service());
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("service: hello", "service: other"));
        services.forget(build.service());
        assertThat(services.load(build.service()).service().name()).isEqualTo("other");
    }

    @Test
    void aWarningThatSeveralGoalsOfABuildFindIsShownOnce() {
        new LoadService(build).load(build.service());
        new LoadService(build).load(build.service());
        assertThat(warnings()).filteredOn(line -> line.contains("org")).hasSize(1);
    }

    @Test
    void aWarningThatComesBackAfterItWasMendedIsShownAgain() throws IOException {
        LoadService services = new LoadService(build);
        for (String text : List.of(SERVICE, SERVICE.replace("org: acme\n", ""), SERVICE, SERVICE)) {
            Files.writeString(folder.resolve("serverless.yml"), text);
            services.forget(build.service());
            services.load(build.service());
        }
        assertThat(warnings()).filteredOn(line -> line.contains("org")).hasSize(2);
    }

    @Test
    void optionsTakePrecedenceOverTheConfiguration() {
        build.withOptions(new ServiceOptions(
                Optional.of("prod"), Optional.of("us-east-1"), Optional.of("ops"), Optional.empty(), false));
        ConfiguredService loaded = new LoadService(build).load(build.service());
        assertThat(loaded.service().stage()).isEqualTo("prod");
        assertThat(loaded.service().region()).contains("us-east-1");
        assertThat(loaded.service().provider().get(ServiceSchema.PROFILE)).contains("ops");
    }

    @Test
    void withoutOptionsTheConfigurationCounts() {
        ConfiguredService loaded = new LoadService(build).load(build.service());
        assertThat(loaded.service().stage()).isEqualTo("dev");
        assertThat(loaded.service().region()).contains("eu-west-1");
        assertThat(loaded.service().provider().get(ServiceSchema.PROFILE)).contains("shop");
    }

    private List<String> warnings() {
        return build.lines.stream().filter(line -> line.startsWith("warn")).toList();
    }

    private void touch(String name) {
        try {
            Files.writeString(folder.resolve(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
