/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static io.github.serverlessmaven.image.JibFolder.X86;
import static io.github.serverlessmaven.image.JibFolder.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.external.Registry;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads of base images from a registry that fails. */
class BaseDownloadTest {

    private static final int LAYERS = 6;

    @TempDir
    static Path shared;

    private static Registry registry;

    @TempDir
    Path folder;

    private JibFolder module;
    private FaultyProxy proxy;
    private PlainFront front;

    @BeforeAll
    static void pushABase() throws IOException {
        registry = Registry.start(shared.resolve("registry"));
        registry.push(new JibFolder(shared.resolve("bases")).base("x86", X86).folder(), "lambda/java:21");
    }

    @AfterAll
    static void stopTheRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @BeforeEach
    void standInFront() throws IOException {
        module = new JibFolder(folder.resolve("app"));
        proxy = new FaultyProxy(registry.address());
        front = new PlainFront(proxy.port());
    }

    @AfterEach
    void stepAside() throws IOException {
        front.close();
        proxy.close();
    }

    @Test
    void aRegistryThatFailsForAWhileIsAskedAgainAfterGrowingPauses() throws IOException {
        proxy.fail("GET", "/manifests/", 503);
        proxy.fail("GET", "/manifests/", 429);
        proxy.fail("GET", "/blobs/", 500);
        assertThat(build().layers()).hasSize(LAYERS);
        assertThat(module.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {FaultyProxy.CUT, FaultyProxy.CUT_ANSWER})
    void aConnectionCutInTheMiddleOfALayerLosesNothing(int cut) throws IOException {
        proxy.fail("GET", "/blobs/", cut);
        assertThat(build().layers()).hasSize(LAYERS);
        assertThat(proxy.requests())
                .filteredOn(line -> line.contains("/blobs/"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aRegistryThatStaysBrokenIsGivenUpAndTheNextRunContinues() throws IOException {
        build();
        Path layer = biggest(module.cache);
        Files.delete(layer);
        for (int i = 0; i < Retries.ATTEMPTS; i++) {
            proxy.fail("GET", "/blobs/", 502);
        }
        assertThatThrownBy(this::build)
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The base image " + front.address() + "/lambda/java:21 cannot be had")
                .hasMessageContaining("tried 6 times: it answered 502");
        assertThat(layer).doesNotExist();
        assertThat(files(layer.getParent()))
                .as("no half part")
                .noneMatch(file -> name(file).startsWith("draft"));
        int asked = proxy.requests().size();
        assertThat(build().layers()).hasSize(LAYERS);
        assertThat(proxy.requests().subList(asked, proxy.requests().size()))
                .filteredOn(line -> line.contains("/blobs/"))
                .hasSize(1);
    }

    @Test
    void aTokenIsFetchedFromTheAddressTheRegistryNames() throws IOException {
        proxy.require("me", "secret");
        proxy.requireToken("abc", "http://" + front.address());
        module.login = Optional.of(new Login("me", "secret"));
        assertThat(build().layers()).hasSize(LAYERS);
        assertThat(proxy.requests()).anyMatch(line -> line.startsWith("GET /token?") && line.contains("pull"));
        assertThat(module.pauses).isEmpty();
    }

    @Test
    void aTokenServerThatFailsIsNotTakenForAWrongPassword() throws IOException {
        proxy.require("me", "secret");
        proxy.requireToken("abc", "http://" + front.address());
        module.login = Optional.of(new Login("me", "secret"));
        proxy.fail("GET", "/token", 503);
        assertThat(build().layers()).hasSize(LAYERS);
        assertThat(module.pauses).hasSize(1);
    }

    private ImageLayout build() throws IOException {
        return module.build(from(front.address() + "/lambda/java:21"));
    }

    private static Path biggest(Path cache) throws IOException {
        return files(cache.resolve("blobs/sha256")).stream()
                .max(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
