/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.external.Registry;
import io.github.serverlessmaven.external.RunningEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of an image of Java classes, built by a real Maven on a base image of a registry that wants a login. */
class JibImageIT {

    private static final Path EXAMPLE = Path.of("examples/image-jib");
    private static final Pattern DIGEST = Pattern.compile("/serverless-image-jib-dev@(sha256:[0-9a-f]{64})");

    @TempDir
    Path folder;

    @Test
    void theBaseOfAClosedRegistryIsHadWithTheServerOfTheSettingsAndOfflineFromTheCache() throws Exception {
        Path service = copy(folder.resolve("service"));
        Path settings = folder.resolve("settings.xml");
        String cache = "-Dserverless.image.cache=" + folder.resolve("cache");
        String base;
        String digest;
        try (Registry registry = Registry.startClosed(folder.resolve("registry"))) {
            base = "-Dlambda.base=" + registry.address() + "/lambda/java:21";
            pushBase(registry);
            assertThatThrownBy(() -> PluginRun.in(service).goal("package", base, cache))
                    .hasMessageContaining("without a login")
                    .hasMessageContaining("add a <server> with the id " + registry.address());
            Files.writeString(
                    settings,
                    "<settings><servers><server><id>" + registry.address() + "</id><username>" + Registry.USER
                            + "</username><password>" + Registry.PASSWORD
                            + "</password></server></servers></settings>");
            PluginRun.in(service).goal("package", "-s", settings.toString(), base, cache);
            digest = digest(service);
            assertThat(Registry.skopeo("inspect", "oci:" + service.resolve("target/serverless/images/app")))
                    .contains(digest)
                    .contains("\"Architecture\": \"amd64\"");
            deployAndRemove(service, digest, "-s", settings.toString(), base, cache);
        }
        Files.delete(service.resolve("target/serverless/template.json"));
        PluginRun.in(service).goal("package", "-o", base, cache);
        assertThat(digest(service)).isEqualTo(digest);
    }

    /** Whoever reads the registry of the account finds the layers of the base below those of the service. */
    private static void deployAndRemove(Path service, String digest, String... options) throws Exception {
        RunningEmulator emulator = RunningEmulator.withNewAccount();
        PluginRun plugin = PluginRun.in(service).with(emulator).with("AWS_ACCESS_KEY_ID", "default");
        String[] ofStage = Stream.concat(Stream.of(options), Stream.of("-Dserverless.stage=base"))
                .toArray(String[]::new);
        plugin.goal("deploy", ofStage);
        String image = "docker://" + emulator.endpoint().getAuthority() + "/serverless-image-jib-base@" + digest;
        assertThat(Registry.skopeo("inspect", "--tls-verify=false", "--config", image))
                .containsPattern("\"Entrypoint\": \\[\\s*\"/lambda-entrypoint.sh\"")
                .containsPattern("\"Cmd\": \\[\\s*\"com.example.Hello\"");
        plugin.goal("remove", ofStage);
        assertThatThrownBy(() -> Registry.skopeo("inspect", "--tls-verify=false", "--raw", image))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHandlerThatIsNotInTheImageIsToldBeforeAnythingIsPushed() throws Exception {
        Path service = copy(folder.resolve("service"));
        Path pom = service.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replace("<handler>com.example.Hello</handler>", "<handler>com.example.Helo</handler>"));
        assertThatThrownBy(() -> PluginRun.in(service).goal("package", "-Dlambda.base=scratch"))
                .hasMessageContaining("functions.hello.handler: ")
                .hasMessageContaining("com.example.Helo")
                .hasMessageContaining("Did you mean \"com.example.Hello\"?");
    }

    /** Of the template. */
    private static String digest(Path service) throws IOException {
        Matcher digest = DIGEST.matcher(Files.readString(service.resolve("target/serverless/template.json")));
        assertThat(digest.find()).isTrue();
        return digest.group(1);
    }

    /** An image such as AWS's: a script that starts what runs functions. */
    private void pushBase(Registry registry) throws Exception {
        Path base = Files.createDirectories(folder.resolve("base"));
        Files.writeString(base.resolve("lambda-entrypoint.sh"), "#!/bin/sh\n");
        tar(base, "layer.tar", "lambda-entrypoint.sh");
        Files.writeString(
                base.resolve("config.json"),
                "{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{\"Entrypoint\":[\"/lambda-entrypoint.sh\"]},"
                        + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\"sha256:"
                        + Sha256.of(base.resolve("layer.tar"))
                        + "\"]}}");
        Files.writeString(base.resolve("manifest.json"), "[{\"Config\":\"config.json\",\"Layers\":[\"layer.tar\"]}]");
        tar(base, "base.tar", "manifest.json", "config.json", "layer.tar");
        Registry.skopeo(
                "copy",
                "--dest-tls-verify=false",
                "--dest-creds=" + Registry.USER + ":" + Registry.PASSWORD,
                "docker-archive:" + base.resolve("base.tar"),
                registry.url("lambda/java:21"));
    }

    private static void tar(Path folder, String name, String... files) throws Exception {
        List<String> command = new ArrayList<>(List.of("tar", "-cf", name));
        command.addAll(List.of(files));
        assertThat(new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
    }

    private static Path copy(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(file -> !file.startsWith(EXAMPLE.resolve("target")))
                    .toList()) {
                Path copy = target.resolve(EXAMPLE.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }
}
