/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.external.Registry;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pushes to a real registry, through a proxy that fails. */
class RegistryPushTest {

    private static final int LAYER_SIZE = 200_000;

    @TempDir
    static Path shared;

    private static Registry registry;
    private static int count;

    @TempDir
    Path folder;

    private final List<Duration> pauses = new ArrayList<>();
    private final Deque<Login> logins = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private FaultyProxy proxy;
    private String repository;
    private ImageLayout image;

    @BeforeAll
    static void startTheRegistry() throws IOException {
        registry = Registry.start(shared.resolve("registry"));
    }

    @AfterAll
    static void stopTheRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @BeforeEach
    void useARepositoryOfItsOwn() throws IOException {
        proxy = new FaultyProxy(registry.address());
        repository = "test/app" + count++;
        image = image(count, count + 1000);
    }

    @AfterEach
    void stopTheProxy() {
        proxy.close();
    }

    @Test
    void whatIsPushedIsWhatAnotherReaderFinds() throws IOException {
        assertThat(push()).isTrue();
        registry.pull(repository + ":v1", folder.resolve("pulled"));
        assertThat(Sha256.of(folder.resolve("pulled/manifest.json")).hex())
                .isEqualTo(image.digest().substring("sha256:".length()));
        for (ImageBlob blob : image.blobs()) {
            assertThat(folder.resolve("pulled").resolve(blob.digest().substring("sha256:".length())))
                    .hasSameBinaryContentAs(image.file(blob));
        }
        assertThat(Registry.skopeo("inspect", "--tls-verify=false", registry.url(repository + "@" + image.digest())))
                .contains("\"Architecture\": \"amd64\"");
    }

    @Test
    void anUnchangedImageSendsNothing() {
        push();
        long before = proxy.received();
        int requests = proxy.requests().size();
        assertThat(push()).isFalse();
        assertThat(proxy.received()).isEqualTo(before);
        assertThat(proxy.requests()).hasSize(requests + 1);
    }

    @Test
    void onlyAChangedLayerTravels() throws IOException {
        push();
        long before = proxy.received();
        ImageLayout changed = image(count, count + 2000);
        push(changed, "v2");
        assertThat(proxy.received() - before)
                .isBetween(
                        changed.layers().get(1).size(), changed.layers().get(1).size() + 2_000);
    }

    @Test
    void aRegistryThatFailsForAWhileIsTriedAgainAfterGrowingPauses() {
        proxy.fail("POST", "/blobs/uploads/", 503);
        proxy.fail("POST", "/blobs/uploads/", 500);
        proxy.fail("PUT", "/manifests/", 502);
        push();
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(2));
        registry.pull(repository + ":v1", folder.resolve("pulled"));
    }

    @Test
    void aConnectionCutInTheMiddleOfALayerLosesNothing() {
        proxy.fail("PATCH", "/blobs/uploads/", FaultyProxy.CUT);
        proxy.fail("PUT", "/blobs/uploads/", FaultyProxy.CUT);
        push();
        assertThat(pauses).isNotEmpty();
        registry.pull(repository + ":v1", folder.resolve("pulled"));
    }

    @Test
    void aLayerOfWhichAPartArrivedIsCompleted() {
        proxy.fail("PATCH", "/blobs/uploads/", FaultyProxy.CUT_BEHIND);
        push();
        assertThat(pauses).isNotEmpty();
        assertThat(proxy.requests()).anyMatch(line -> line.startsWith("GET ") && line.contains("/blobs/uploads/"));
        registry.pull(repository + ":v1", folder.resolve("pulled"));
    }

    @Test
    void aRegistryThatStaysBrokenIsGivenUpAndTheNextRunContinues() {
        for (int i = 0; i < 6; i++) {
            proxy.fail("PUT", "/manifests/", 500);
        }
        assertThatThrownBy(this::push)
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("6 times: it answered 500 (out of order)")
                .hasMessageContaining(repository);
        assertThatThrownBy(() -> registry.pull(repository + ":v1", folder.resolve("early")))
                .as("nothing half referenced")
                .isInstanceOf(IllegalStateException.class);
        long before = proxy.received();
        push();
        assertThat(proxy.received() - before).isEqualTo(image.manifest().size());
    }

    @Test
    void nobodyListeningIsOneClearMessage() {
        URI nobody = proxy.address();
        proxy.close();
        assertThatThrownBy(() -> new RegistryPush(
                                new RegistryRepository(nobody, repository, Optional::empty), network(), pauses::add)
                        .push(image, "v1", blob -> {}))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining("Could not look into " + nobody.getAuthority() + "/" + repository)
                .hasMessageContaining("ConnectException");
    }

    @Test
    void userAndPasswordAreGivenWhenTheRegistryAsks() {
        proxy.require("AWS", "one");
        logins.add(new Login("AWS", "one"));
        push();
        assertThat(logins).isEmpty();
    }

    @Test
    void aLoginThatEndsInTheMiddleIsRenewed() {
        proxy.require("AWS", "one");
        logins.add(new Login("AWS", "one"));
        proxy.fail("PATCH", "/blobs/uploads/", 401);
        logins.add(new Login("AWS", "one"));
        push();
        assertThat(logins).isEmpty();
        registry.pull(repository + ":v1", folder.resolve("pulled"));
    }

    @Test
    void aTokenIsFetchedFromTheAddressTheRegistryNames() {
        proxy.require("me", "secret");
        proxy.requireToken("abc");
        logins.add(new Login("me", "secret"));
        push();
        assertThat(proxy.requests()).anyMatch(line -> line.startsWith("GET /token?") && line.contains("pull%2Cpush"));
    }

    @Test
    void anAddressOfTokensThatFailsIsAskedAgain() {
        proxy.require("me", "secret");
        proxy.requireToken("abc");
        logins.add(new Login("me", "secret"));
        logins.add(new Login("me", "secret"));
        proxy.fail("GET", "/token", 503);
        push();
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aWrongPasswordIsToldWithoutShowingIt() {
        proxy.require("AWS", "right");
        logins.add(new Login("AWS", "wrong-password"));
        assertThatThrownBy(this::push)
                .isInstanceOfSatisfying(
                        ImageException.class,
                        failure -> assertThat(failure.render())
                                .contains("does not take the image: it answered 401", "the permission to push")
                                .doesNotContain("wrong-password"));
    }

    @Test
    void anAddressWithoutEncryptionIsForThisMachineOnly() {
        assertThatThrownBy(() -> new RegistryRepository(URI.create("http://example.com"), "app", Optional::empty))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static RegistryNetwork network() {
        return new RegistryNetwork(Optional.empty(), Optional.empty());
    }

    private boolean push() {
        return push(image, "v1");
    }

    private boolean push(ImageLayout layout, String tag) {
        RegistryRepository target =
                new RegistryRepository(proxy.address(), repository, () -> Optional.ofNullable(logins.poll()));
        return new RegistryPush(target, network(), pauses::add).push(layout, tag, blob -> sent.add(blob.digest()));
    }

    private ImageLayout image(int... seeds) throws IOException {
        Path target = folder.resolve("layout" + seeds[seeds.length - 1]);
        LayoutWriter layout = new LayoutWriter(target, folder.resolve("compressed"));
        StringBuilder diffs = new StringBuilder();
        for (int seed : seeds) {
            byte[] bytes = new byte[LAYER_SIZE];
            new Random(seed).nextBytes(bytes);
            Path tar = Files.write(folder.resolve(seed + ".tar"), bytes);
            Sha256 digest = Sha256.of(tar);
            layout.add(digest, () -> new ByteArrayInputStream(bytes));
            diffs.append(diffs.length() == 0 ? "" : ",")
                    .append("\"sha256:")
                    .append(digest)
                    .append('"');
        }
        String config = "{\"architecture\":\"amd64\",\"os\":\"linux\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":["
                + diffs + "]}}";
        return layout.complete(new ImageConfig((io.github.serverlessmaven.template.Value.Mapping)
                io.github.serverlessmaven.template.Json.parse(config, "config")));
    }
}
