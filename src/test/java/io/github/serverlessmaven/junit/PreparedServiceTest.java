/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.local.NoJava;
import io.github.serverlessmaven.local.table.StandInPlatform;
import io.github.serverlessmaven.workflow.DebugOptions;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.LocalOptions;
import io.github.serverlessmaven.workflow.PackageService;
import io.github.serverlessmaven.workflow.PackagingOptions;
import io.github.serverlessmaven.workflow.PrepareTests;
import io.github.serverlessmaven.workflow.ServiceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a build prepares, as tests find it. */
class PreparedServiceTest {

    private static final Settings DEFAULT = settings("");

    @TempDir
    Path folder;

    private FolderBuild build;
    private Path prepared;

    private static Settings settings(String stage) {
        return new Settings(stage, "", List.of(), true, false);
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 1\n");
        Files.writeString(folder.resolve("serverless.yml"), """
                service: hello
                provider: {name: aws, runtime: python3.13, region: eu-central-1, environment: {TOKEN: '${env:TOKEN}'}}
                functions:
                  f: {handler: index.handler}
                """);
        build = new FolderBuild(folder)
                .withLocalTarget(new NoJava())
                .withEnvironment(java.util.Map.of("TOKEN", "s3cret"));
        prepared = folder.resolve("target/serverless/tests");
    }

    private void prepare() {
        new PrepareTests(build, new LoadService(build), LocalOptions.DEFAULT).prepareAll();
    }

    private void packageAll() {
        new PackageService(
                        build,
                        new LoadService(build),
                        new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty()))
                .packageAll();
    }

    private PreparedService found() {
        return PreparedService.of(prepared, DEFAULT);
    }

    @Test
    void variablesAreResolvedInWhatIsFound() {
        prepare();
        PreparedService service = found();
        assertThat(service.folder()).isEqualTo(prepared.resolve("dev"));
        assertThat(service.get("region")).isEqualTo("eu-central-1");
        assertThat(DeploymentFolder.read(service.packages()).templateText()).contains("\"TOKEN\": \"s3cret\"");
    }

    @Test
    void whatServesTablesIsFetchedIfTheUserWantsItAndItsLicenseIsNamed() throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), Files.readString(folder.resolve("serverless.yml")) + """
                        resources: {Resources: {Orders: {Type: 'AWS::DynamoDB::GlobalTable', Properties: {TableName: orders}}}}
                        """);
        build = build.withLocalTarget(new StandInPlatform(Path.of("libsqlite.so")));
        prepare();
        assertThat(Files.readString(prepared.resolve("dev/prepared.properties")))
                .contains("tables=false")
                .doesNotContain("DynamoDBLocal");
        new PrepareTests(
                        build,
                        new LoadService(build),
                        new LocalOptions(1024, DebugOptions.NONE, true, Optional.empty()))
                .prepareAll();
        assertThat(Files.readString(prepared.resolve("dev/prepared.properties")))
                .contains("tables=true", "program.software.amazon.dynamodb\\:DynamoDBLocal\\:", "libsqlite.so");
        assertThat(build.lines)
                .anyMatch(line -> line.contains("https://aws.amazon.com/dynamodb/dynamodblocallicense/"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no modes of files")
    void itIsForItsOwner() throws IOException {
        prepare();
        try (Stream<Path> files = Files.list(prepared.resolve("dev"))) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.(json|properties)")))
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void withoutItTheMessageNamesWhatToRun() {
        assertThatThrownBy(this::found)
                .hasMessageContaining("No service is prepared for tests: there is nothing in " + prepared)
                .hasMessageContaining("Run \"mvn process-classes\", with the goal \"prepare-tests\"");
    }

    @Test
    void aConfigurationOrPomThatHasChangedSinceIsNamedUntilItIsPreparedAgain() throws IOException {
        prepare();
        for (String name : List.of("serverless.yml", "pom.xml")) {
            Path input = folder.resolve(name);
            Files.setLastModifiedTime(input, FileTime.fromMillis(1_000_000));
            assertThatThrownBy(this::found)
                    .hasMessageStartingWith(input + " has changed since the service was prepared for tests. Run \"mvn");
            prepare();
            assertThat(found().folder()).isEqualTo(prepared.resolve("dev"));
        }
        Files.delete(folder.resolve("pom.xml"));
        assertThatThrownBy(this::found).hasMessageContaining("pom.xml has changed");
    }

    @Test
    void theStageChoosesAmongSeveral() {
        prepare();
        build.withOptions(
                new ServiceOptions(Optional.of("prod"), Optional.empty(), Optional.empty(), Optional.empty(), false));
        prepare();
        assertThat(PreparedService.of(prepared, settings("prod")).folder()).isEqualTo(prepared.resolve("prod"));
        assertThatThrownBy(this::found)
                .hasMessageContaining("Several services are prepared")
                .hasMessageContaining("hello of serverless.yml for the stage prod")
                .hasMessageContaining("stage = ");
        assertThatThrownBy(() -> PreparedService.of(prepared, settings("test")))
                .hasMessageContaining("@ServerlessTest is for the stage test, but prepared is hello");
    }

    @Test
    void testsOfTheBuildThatPackagesRunThePackagesAndOthersDoNot() throws IOException {
        prepare();
        assertThat(found().packages()).isEqualTo(prepared.resolve("dev"));
        packageAll();
        assertThat(found().packages()).isEqualTo(folder.resolve("target/serverless"));
        Path packaged = prepared.resolve("packaged.properties");
        Files.writeString(packaged, Files.readString(packaged).replaceAll("process=.*", "process=1"));
        assertThat(found().packages()).isEqualTo(prepared.resolve("dev"));
    }

    @Test
    void theNextBuildStartsWithItsClasses() {
        prepare();
        packageAll();
        build.memory().remove(packagedOnce());
        prepare();
        assertThat(found().packages()).isEqualTo(prepared.resolve("dev"));
    }

    private static Class<?> packagedOnce() {
        try {
            return Class.forName("io.github.serverlessmaven.workflow.PackagedOnce");
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsPreparedAfterThePackagesInOneBuildRunsThem() {
        packageAll();
        prepare();
        assertThat(found().packages()).isEqualTo(folder.resolve("target/serverless"));
    }

    @Test
    void packagesOfAnotherStageAreNotRun() {
        prepare();
        build.withOptions(
                new ServiceOptions(Optional.of("prod"), Optional.empty(), Optional.empty(), Optional.empty(), false));
        packageAll();
        assertThat(found().packages()).isEqualTo(prepared.resolve("dev"));
    }
}
