/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does with buckets, whatever is behind it. */
public abstract class ArtifactStoreContract {

    @TempDir
    Path files;

    /** The target under test, empty. */
    protected abstract Target target();

    private String bucket(String stack) {
        AppliedStacks stacks = new AppliedStacks(target());
        stacks.apply(stack, true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        return stacks.physicalId(stack, "Store").orElseThrow();
    }

    @Test
    void objectsAreFoundListedAndDeletedByPrefix() throws IOException {
        String bucket = bucket("objects");
        ArtifactStore store = target().store();
        assertThat(store.contains(bucket, "mine/a.txt")).isFalse();
        for (String key : List.of("mine/a.txt", "mine/b/c.txt", "mine2/d.txt", "others/e.txt")) {
            upload(bucket, key);
        }
        assertThat(store.contains(bucket, "mine/a.txt")).isTrue();
        assertThat(store.keysOutside(bucket, "mine/", 5)).containsExactlyInAnyOrder("mine2/d.txt", "others/e.txt");
        assertThat(store.keysOutside(bucket, "mine/", 1)).hasSize(1);
        assertThat(store.deleteAll(bucket, "mine/")).isEqualTo(2);
        assertThat(store.contains(bucket, "mine/a.txt")).isFalse();
        assertThat(store.keysOutside(bucket, "", 5)).isEmpty();
        assertThat(store.deleteAll(bucket, "")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotWhatItsDigestSaysIsNotUploaded() throws IOException {
        String bucket = bucket("checked");
        Path file = Files.writeString(files.resolve("changed.txt"), "changed");
        Sha256 other = Sha256.of("as packaged");
        assertThatThrownBy(() -> target().store().upload(bucket, "changed.txt", file, other))
                .isInstanceOf(ServerlessException.class);
        assertThat(target().store().contains(bucket, "changed.txt")).isFalse();
    }

    @Test
    void aTextIsReadAsItWasLastWritten() {
        String bucket = bucket("texts");
        ArtifactStore store = target().store();
        assertThat(store.read(bucket, "mine/state.json")).isEmpty();
        store.write(bucket, "mine/state.json", "{}");
        store.write(bucket, "mine/state.json", "{\"who\": \"Jörg 日本\"}\n");
        assertThat(store.read(bucket, "mine/state.json")).contains("{\"who\": \"Jörg 日本\"}\n");
        assertThat(store.newestKeys(bucket, "mine/")).containsExactly("mine/state.json");
        assertThat(store.deleteAll(bucket, "mine/state.json")).isPositive();
        assertThat(store.read(bucket, "mine/state.json")).isEmpty();
    }

    private void upload(String bucket, String key) throws IOException {
        Path file = Files.writeString(files.resolve("object.txt"), key);
        target().store().upload(bucket, key, file, Sha256.of(file));
    }

    @Test
    void objectsAreListedFromTheNewestOn() throws IOException {
        String bucket = bucket("newest");
        upload(bucket, "mine/b");
        upload(bucket, "others/x");
        target().clock().sleep(Duration.ofMillis(1100)); // S3 keeps whole seconds
        upload(bucket, "mine/c");
        assertThat(target().store().newestKeys(bucket, "mine/")).containsExactly("mine/c", "mine/b");
    }

    @Test
    void aBucketThatIsThereIsUsable() {
        String bucket = bucket("usable");
        assertThatCode(() -> target().store().requireUsable(bucket)).doesNotThrowAnyException();
    }
}
