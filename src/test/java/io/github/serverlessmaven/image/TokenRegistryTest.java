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
import io.github.serverlessmaven.external.TokenServer;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry that checks signed tokens: as the source of a base image, and as the place of ours. */
class TokenRegistryTest {

    private static final Login READER = new Login(Registry.USER, Registry.PASSWORD);
    private static final String BASE = "lambda/java";

    @TempDir
    static Path shared;

    private static TokenServer tokens;
    private static Registry registry;

    @TempDir
    Path folder;

    private JibFolder module;

    @BeforeAll
    static void pushABase() throws IOException {
        tokens = TokenServer.start(shared.resolve("tokens"));
        registry = Registry.startWithTokens(shared.resolve("registry"), tokens);
        registry.push(new JibFolder(shared.resolve("bases")).base("x86", X86).folder(), BASE + ":21");
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
            tokens.close();
        }
    }

    @BeforeEach
    void makeAModule() throws IOException {
        tokens.scopes().clear();
        module = new JibFolder(folder.resolve("app"));
        module.login = Optional.of(READER);
    }

    @Test
    void aBaseIsReadWithATokenToReadIt() throws IOException {
        assertThat(build().layers()).isNotEmpty();
        assertThat(tokens.scopes()).containsOnly("repository:" + BASE + ":pull");
    }

    @Test
    void aBaseWithAWrongPasswordIsToldWithoutShowingIt() {
        module.login = Optional.of(new Login(Registry.USER, "wrong-password"));
        assertThatThrownBy(this::build)
                .isInstanceOfSatisfying(
                        ImageException.class,
                        failure -> assertThat(failure.render())
                                .contains("does not give out the base image", "to the user \"" + Registry.USER + "\"")
                                .doesNotContain("wrong-password"));
    }

    @Test
    void anImageIsPushedAndAnotherReaderFindsIt() throws IOException {
        ImageLayout image = build();
        assertThat(push(image, "test/own", READER)).isTrue();
        registry.pull("test/own:v1", folder.resolve("pulled"));
        assertThat(folder.resolve("pulled/manifest.json"))
                .content()
                .contains(image.layers().get(0).digest());
    }

    @Test
    void aWrongPasswordToPushWithIsToldWithoutShowingIt() throws IOException {
        ImageLayout image = build();
        assertThatThrownBy(() -> push(image, "test/refused", new Login(Registry.USER, "wrong-password")))
                .isInstanceOfSatisfying(
                        ImageException.class,
                        failure -> assertThat(failure.render())
                                .contains("gives no token to push with: it answered 401")
                                .doesNotContain("wrong-password"));
    }

    private ImageLayout build() throws IOException {
        return module.build(from(registry.address() + "/" + BASE + ":21"));
    }

    private static boolean push(ImageLayout image, String repository, Login login) {
        URI address = URI.create("http://" + registry.address());
        RegistryRepository target = new RegistryRepository(address, repository, () -> Optional.of(login));
        return new RegistryPush(target, new RegistryNetwork(Optional.empty(), Optional.empty()), pause -> {})
                .push(image, "v1", blob -> {});
    }
}
