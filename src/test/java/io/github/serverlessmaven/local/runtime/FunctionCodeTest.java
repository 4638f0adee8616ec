/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionCodeTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private LocalArtifactStore store;
    private UnpackedZips zips;
    private FunctionLayers layers;

    @BeforeEach
    void open() {
        StateFolder state = new StateFolder(folder.resolve("state"));
        store = new LocalArtifactStore(state);
        zips = new UnpackedZips(folder.resolve("code"), new FakeClock());
        layers = new FunctionLayers(state, store, zips, Optional.of(folder), warnings::add);
    }

    @Test
    void aContainerImageSaysWhatToDo() {
        DeployedFunction image = function(Value.mapping("ImageUri", Value.of("example/orders")), Value.list());
        assertThatThrownBy(() -> new FunctionCode(store, zips, layers).of(image))
                .isInstanceOf(ServerlessException.class)
                .extracting(failure -> ((ServerlessException) failure).render())
                .asString()
                .contains("The function orders is a container image, which the local target does not run.")
                .contains("call the function in AWS");
    }

    @Test
    void anEntryOutsideThePackageIsRefused() throws IOException {
        Path zip = zip("evil", "../evil.txt", "out");
        store.upload("bucket", "evil.zip", zip, Sha256.of(zip));
        DeployedFunction function = function(
                Value.mapping()
                        .put("S3Bucket", "bucket")
                        .put("S3Key", "evil.zip")
                        .build(),
                Value.list());
        assertThatThrownBy(() -> new FunctionCode(store, zips, layers).of(function))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("../evil.txt");
        assertThat(folder.resolve("code/evil.txt")).doesNotExist();
    }

    @Test
    void theLastLayerGoesBeforeTheOthers() throws IOException {
        zip("first-1", "python/same.py", "first", "python/first.py", "first");
        zip("second", "python/same.py", "second");
        String arn = "arn:aws:lambda:eu-west-1:111122223333:layer:";
        Path opt =
                layers.merged(function(Value.Mapping.EMPTY, Value.texts(List.of(arn + "first:1", arn + "second:9"))));
        assertThat(opt.resolve("python/same.py")).hasContent("second");
        assertThat(opt.resolve("python/first.py")).hasContent("first");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFolderThatAnotherProcessFilledMeanwhileIsTaken() throws IOException {
        Path place = zips.filled("other", draft -> {});
        Path target = zips.filled("mine", draft -> {
            Files.writeString(draft.resolve("file"), "mine");
            Path same = place.resolveSibling(Sha256.of("mine").hex().substring(0, 16));
            Files.writeString(Files.createDirectories(same).resolve("file"), "theirs");
        });
        assertThat(target.resolve("file")).hasContent("theirs");
        try (var files = Files.list(folder.resolve("code"))) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".draft"));
        }
    }

    private Path zip(String name, String... contents) throws IOException {
        Path zip = folder.resolve(name + ".zip");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < contents.length; i += 2) {
                entries.putNextEntry(new ZipEntry(contents[i]));
                entries.write(contents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    private static DeployedFunction function(Value.Mapping code, Value layers) {
        Value.Mapping properties = Value.mapping()
                .put("Runtime", "python3.13")
                .put("Handler", "index.handler")
                .put("Code", code)
                .put("Layers", layers)
                .build();
        return new DeployedFunction("orders", "$LATEST", "arn", properties);
    }
}
