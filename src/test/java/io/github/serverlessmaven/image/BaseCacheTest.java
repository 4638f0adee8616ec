/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static io.github.serverlessmaven.image.JibFolder.X86;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.tools.jib.api.ImageReference;
import io.github.serverlessmaven.external.Registry;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The cache of base images where it cannot be written. */
class BaseCacheTest {

    @TempDir
    static Path shared;

    private static Registry registry;
    private static ImageLayout pushed;

    @TempDir
    Path folder;

    private JibFolder module;

    @BeforeAll
    static void pushABase() throws IOException {
        registry = Registry.start(shared.resolve("registry"));
        pushed = new JibFolder(shared.resolve("bases")).base("x86", X86);
        registry.push(pushed.folder(), "lambda/java:21");
    }

    @AfterAll
    static void stopTheRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @BeforeEach
    void makeAModule() throws IOException {
        module = new JibFolder(folder.resolve("app"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskOfTheCacheIsToldWithItsPlaceAndLeavesNothing() throws IOException {
        BaseCache cache = new BaseCache(module.cache);
        String layer = pushed.layers().get(0).digest();
        try (BaseRegistry source =
                        new BaseRegistry(ImageReference.of(registry.address(), "lambda/java", "21"), module.access());
                OutputStream full = new BaseCache.CacheStream(Files.newOutputStream(Path.of("/dev/full")))) {
            assertThatThrownBy(() -> cache.add(layer, draft -> source.write(layer, full)))
                    .isInstanceOf(ImageException.class)
                    .hasMessage("The cache of base images " + module.cache
                            + " cannot be written: No space left on device.");
            assertThat(files(module.cache)).isEmpty();
            assertThat(cache.find(layer)).isEmpty();
            assertThat(cache.add(layer, draft -> source.write(layer, draft)))
                    .hasSameBinaryContentAs(pushed.file(pushed.layers().get(0)));
        }
    }

    @Test
    void whatANameMeansIsRememberedWholeOrNotAtAll() throws IOException {
        BaseCache cache = new BaseCache(module.cache);
        Value.Mapping meaning = Value.mapping().put("image", "base").build();
        cache.remember("base", X86, meaning);
        Path memory = files(module.cache).get(0);
        Files.delete(memory);
        Files.createDirectories(memory.resolve("in the way"));
        assertThatThrownBy(() -> cache.remember("base", X86, meaning))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("The cache of base images " + module.cache + " cannot be written");
        assertThat(files(module.cache)).isEmpty();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
