/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image's files appear whole or not at all. */
class LayoutWriterTest {

    private static final String LAYER = "what a layer holds, well, nearly";

    @TempDir
    Path folder;

    @Test
    void aLayerThatBreaksOffLeavesNothingAndIsMadeTheNextTime() throws IOException {
        Sha256 digest = Sha256.of(LAYER);
        assertThatThrownBy(() -> writer().add(digest, LayoutWriterTest::brokenOff))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("No space left on device");
        assertThat(files(folder)).isEmpty();
        writer().add(digest, () -> new ByteArrayInputStream(LAYER.getBytes(StandardCharsets.UTF_8)));
        assertThat(files(folder)).hasSize(2);
    }

    @Test
    void theSameLayerHasTheSameBytesOnEveryMachineAndJdk() throws IOException {
        writer().add(Sha256.of(LAYER), () -> new ByteArrayInputStream(LAYER.getBytes(StandardCharsets.UTF_8)));
        assertThat(files(folder))
                .extracting(file -> Sha256.of(file).hex())
                .containsOnly("1bb9123cebe848bdc47304ba39426278ed2f1c4393bda40283a7034a128ae971");
    }

    @Test
    void aLayerThatIsNotTheOneNamedLeavesNothing() throws IOException {
        assertThatThrownBy(() -> writer().add(Sha256.of("another"), () -> new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(ImageException.class);
        assertThat(files(folder)).isEmpty();
    }

    @Test
    void anArchiveThatCannotBeFinishedLeavesTheOneBefore() throws IOException {
        JibFolder bases = new JibFolder(folder.resolve("bases"));
        ImageLayout image = bases.base("x86", JibFolder.X86);
        Path tar = folder.resolve("tars/image.tar");
        ImageArchive.write(image, "base:1", tar);
        byte[] before = Files.readAllBytes(tar);
        Files.delete(image.file(image.layers().get(0)));
        assertThatThrownBy(() -> ImageArchive.write(image, "base:2", tar)).isInstanceOf(RuntimeException.class);
        assertThat(files(folder.resolve("tars"))).containsExactly(tar);
        assertThat(tar).hasBinaryContent(before);
    }

    @Test
    void whatAKilledProcessLeftIsDeletedByTheNext() throws IOException {
        JibFolder bases = new JibFolder(folder.resolve("bases"));
        ImageLayout image = bases.base("x86", JibFolder.X86);
        Path blobs = image.file(image.layers().get(0)).getParent();
        Files.writeString(Files.createDirectory(blobs.resolve(".draft1")).resolve("layer"), "half");
        bases.base("x86", JibFolder.X86);
        assertThat(blobs.resolve(".draft1")).doesNotExist();
    }

    private LayoutWriter writer() {
        return new LayoutWriter(folder.resolve("layout"), folder.resolve("compressed"));
    }

    private static InputStream brokenOff() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("No space left on device");
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(LAYER.getBytes(StandardCharsets.UTF_8)), broken);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
