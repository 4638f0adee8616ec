/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.PackagingException;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.external.Registry;
import io.github.serverlessmaven.external.SystemComponent;
import io.github.serverlessmaven.model.DockerfileBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dockerfiles, built by Buildah. */
class DockerfileImageTest {

    private static final Platform PLATFORM = new Platform("linux", "amd64");

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    @BeforeEach
    void writeAContext() throws IOException {
        Files.createDirectories(folder.resolve("image"));
        Files.writeString(folder.resolve("image/hello.txt"), "hello");
        dockerfile("FROM scratch", "ARG STAGE", "COPY hello.txt /hello.txt", "LABEL stage=$STAGE", "CMD [\"/hello\"]");
    }

    private void dockerfile(String... lines) throws IOException {
        Files.write(folder.resolve("image/Dockerfile"), List.of(lines));
    }

    @Test
    void anImageIsBuiltAndAnotherReaderFindsWhatTheDockerfileSays() {
        ImageLayout image = build(settings(Map.of("STAGE", "prod"), List.of()));
        assertThat(Registry.skopeo("inspect", "--config", "oci:" + image.folder()))
                .contains("\"stage\": \"prod\"", "\"/hello\"", "\"architecture\": \"amd64\"");
        assertThat(image.layers()).hasSize(1);
        assertThat(String.join("\n", log)).contains("COPY hello.txt /hello.txt");
    }

    @Test
    void anUnchangedBuildGivesTheSameDigest() {
        DockerfileBuild settings = settings(Map.of(), List.of());
        String first = build(settings).digest();
        assertThat(build(settings).digest()).isEqualTo(first);
    }

    @Test
    void argumentsAreNotOnTheCommandLineUnlessTheCommandWouldReadThemItself() throws IOException {
        Path script = script("docker", "echo \"$@\"", "echo secret=$API_TOKEN path=$PATH", "exit 3");
        assertThatThrownBy(() -> image(script)
                        .build(
                                "app",
                                settings(Map.of("API_TOKEN", "s3cr3t", "PATH", "/x"), List.of("--target", "lambda")),
                                "demo:app",
                                PLATFORM,
                                target()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("docker could not build the image \"app\"; it ended with status 3 and said:")
                .hasMessageContaining("--build-arg API_TOKEN ")
                .hasMessageContaining("--build-arg PATH=/x")
                .hasMessageContaining("--target lambda " + folder.resolve("image"))
                .hasMessageContaining("secret=s3cr3t path=/");
    }

    @Test
    void aDockerfileThatFailsShowsItsLastLinesWithoutSecrets() throws IOException {
        dockerfile("FROM scratch", "COPY nowhere.txt /");
        Path buildah = SystemComponent.BUILDAH.require();
        assertThatThrownBy(() -> build(buildah, settings(Map.of(), List.of())))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("buildah could not build the image \"app\"")
                .hasMessageContaining("nowhere.txt");
    }

    @Test
    void whatTheCommandPrintsIsShownWithoutSecrets() throws IOException {
        Path script = script("docker", "echo the password is hunter2", "exit 1");
        assertThatThrownBy(
                        () -> image(script).build("app", settings(Map.of(), List.of()), "demo:app", PLATFORM, target()))
                .hasMessageContaining("the password is ****");
        assertThat(log).contains("the password is ****").noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void anImageForAnotherProcessorIsRefused() throws IOException {
        Path tar = folder.resolve("amd64.tar");
        build(settings(Map.of(), List.of())).writeTar("demo:app", tar);
        Path script = script("docker", "[ \"$1\" != save ] || cp " + tar + " \"$3\"");
        Platform arm = new Platform("linux", "arm64");
        assertThatThrownBy(() -> image(script).build("app", settings(Map.of(), List.of()), "demo:app", arm, target()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("was built for linux/amd64, but its functions run on linux/arm64");
    }

    @Test
    void whatIsNotThereIsToldBeforeAnythingIsBuilt() {
        DockerfileImage images = image(folder.resolve("none"));
        assertThatThrownBy(() -> images.check("app", at("nowhere", "Dockerfile")))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The folder \"nowhere\" of the image \"app\" is not there");
        assertThatThrownBy(() -> images.check("app", at("image", "Dockerfile.dev")))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The image \"app\" has no Dockerfile: " + folder.resolve("image/Dockerfile.dev"));
        assertThatThrownBy(() -> images.check("app", at("..", "Dockerfile")))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("lies outside the service's folder");
    }

    @Test
    void withoutACommandTheMessageSaysWhichOnesThereAre() {
        assertThatThrownBy(() -> find(Optional.empty()))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("none of docker, podman, buildah, nerdctl is installed");
        assertThatThrownBy(() -> find(Optional.of("kaniko")))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("There is no command \"kaniko\"");
    }

    @Test
    void theFirstCommandInstalledIsTaken() throws IOException {
        script("buildah");
        script("podman");
        assertThat(find(Optional.empty()).dialect()).isEqualTo(BuilderDialect.PODMAN);
        assertThat(find(Optional.of("buildah")).dialect()).isEqualTo(BuilderDialect.BUILDAH);
        assertThat(find(Optional.of(script("my-docker").toString())).dialect()).isEqualTo(BuilderDialect.DOCKER);
    }

    @Test
    void aTarOfTheImageIsReadByOthersAndByUs() {
        ImageLayout image = build(settings(Map.of(), List.of()));
        Path tar = folder.resolve("out/image.tar");
        image.writeTar("demo:latest", tar);
        assertThat(Registry.skopeo("inspect", "--config", "docker-archive:" + tar))
                .contains("\"/hello\"");
        try (ImageArchive archive = ImageArchive.open(tar)) {
            LayoutWriter copy = new LayoutWriter(folder.resolve("copy"), folder.resolve("copy-compressed"));
            archive.addLayersTo(copy);
            assertThat(copy.complete(archive.config()).digest()).isEqualTo(image.digest());
        }
    }

    @Test
    void aFileThatIsNoImageIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("image.tar"), "no tar");
        assertThatThrownBy(() -> ImageArchive.open(file))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("does not hold one image");
    }

    private ContainerCommand find(Optional<String> chosen) {
        return ContainerCommand.find(new BuilderChoice(chosen, List.of(folder.resolve("bin"))), folder, output());
    }

    private ImageLayout build(DockerfileBuild settings) {
        return build(SystemComponent.BUILDAH.require(), settings);
    }

    private ImageLayout build(Path program, DockerfileBuild settings) {
        return image(program).build("app", settings, "serverless-demo-dev:app", PLATFORM, target());
    }

    private DockerfileImage image(Path program) {
        return new DockerfileImage(
                new Workspace(folder, folder.resolve("target/serverless"), false, EntryTime.EARLIEST),
                () -> new ContainerCommand(program, BuilderDialect.of(program), folder, output()));
    }

    private BuildOutput output() {
        return new BuildOutput(line -> line.replace("hunter2", "****"), log::add);
    }

    private Path target() {
        return folder.resolve("target/serverless/images/app");
    }

    private static DockerfileBuild at(String path, String file) {
        return new DockerfileBuild(path, file, Map.of(), List.of(), Optional.empty(), List.of(), Optional.empty());
    }

    private static DockerfileBuild settings(Map<String, String> arguments, List<String> options) {
        List<String> all = new ArrayList<>(options);
        return new DockerfileBuild(
                "image", "Dockerfile", arguments, List.of(), Optional.empty(), all, Optional.empty());
    }

    private Path script(String name, String... lines) throws IOException {
        Path script = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }
}
