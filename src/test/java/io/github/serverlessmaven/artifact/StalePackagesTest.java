/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.model.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A package that is there already is kept only if packaging again would give the same bytes, whatever has changed. */
class StalePackagesTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);
    private static final String SERVICE = "service: demo\nprovider: {runtime: java21}\n"
            + "package: {dependencies: layer}\nfunctions: {hello: {handler: h}}\n";

    @TempDir
    Path folder;

    private PackagingFolder service;
    private Path code;
    private Path layer;

    @BeforeEach
    void packageOnce() throws IOException {
        service = new PackagingFolder(folder);
        old(service.write("target/classes/Hello.class", "class"));
        old(service.write("target/classes/texts/en.txt", "hello"));
        old(service.jar("released.jar", 0, Map.of("a.txt", "a")));
        old(service.jar("snapshot.jar", 0, Map.of("b.txt", "b")));
        packaged(SERVICE);
        code = folder.resolve("target/serverless/demo.zip");
        layer = packaged(SERVICE).dependencies().get("hello").file();
    }

    /** What may change between two builds. */
    enum Change {
        CLASS_OF_EQUAL_SIZE_AND_TIME {
            @Override
            void in(StalePackagesTest test) throws IOException {
                old(test.service.write("target/classes/Hello.class", "CLASS"));
            }
        },
        CLASS_REPLACED_BY_ANOTHER_FILE {
            @Override
            void in(StalePackagesTest test) throws IOException {
                Path other = old(test.service.write("Other.class", "CLASS"));
                Files.move(
                        other, test.folder.resolve("target/classes/Hello.class"), StandardCopyOption.REPLACE_EXISTING);
            }
        },
        CLASS_ADDED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                old(test.service.write("target/classes/More.class", "class"));
            }
        },
        RESOURCE_DELETED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                Files.delete(test.folder.resolve("target/classes/texts/en.txt"));
            }
        },
        RESOURCE_RENAMED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                Path text = test.folder.resolve("target/classes/texts/en.txt");
                Files.move(text, text.resolveSibling("de.txt"));
            }
        },
        SNAPSHOT_REPLACED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                old(test.service.jar("snapshot.jar", 0, Map.of("b.txt", "c")));
            }
        },
        RELEASE_REPLACED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                old(test.service.jar("released.jar", 0, Map.of("a.txt", "c")));
            }
        },
        PACKAGE_OVERWRITTEN {
            @Override
            void in(StalePackagesTest test) throws IOException {
                test.spoil(test.code, "x".repeat((int) Files.size(test.code)));
            }
        },
        PACKAGE_TRUNCATED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                test.spoil(
                        test.code,
                        Files.readString(test.code, StandardCharsets.ISO_8859_1).substring(0, 20));
            }
        },
        PACKAGE_DELETED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                Files.delete(test.code);
            }
        },
        LAYER_OVERWRITTEN {
            @Override
            void in(StalePackagesTest test) throws IOException {
                test.spoil(test.layer, "x".repeat((int) Files.size(test.layer)));
            }
        },
        LAYER_DELETED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                Files.delete(test.layer);
            }
        },
        PACKAGES_CLEANED {
            @Override
            void in(StalePackagesTest test) throws IOException {
                Files.delete(test.code);
                Files.delete(test.layer);
            }
        };

        abstract void in(StalePackagesTest test) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void isSeen(Change change) throws IOException {
        change.in(this);
        assertPackagedAsIfForTheFirstTime(SERVICE);
    }

    @Test
    void anotherLayoutIsSeen() throws IOException {
        assertPackagedAsIfForTheFirstTime(
                SERVICE.replace("dependencies: layer", "dependencies: layer, layout: flat-jar"));
    }

    @Test
    void librariesThatMoveFromTheLayerIntoThePackageAreSeen() throws IOException {
        assertPackagedAsIfForTheFirstTime(SERVICE.replace("dependencies: layer", "dependencies: package"));
    }

    @Test
    void theTimeThatTheBuildAsksForIsSeen() throws IOException {
        Workspace later = new Workspace(folder, output(), false, EntryTime.of(Optional.of("2024-01-01T00:00:00Z")));
        Artifact again = packaged(later, SERVICE).functions().get("hello");
        assertThat(again).isEqualTo(Artifact.of(again.file()));
        assertThat(again.digest())
                .isEqualTo(packaged(elsewhere(EntryTime.of(Optional.of("2024-01-01T00:00:00Z"))), SERVICE)
                        .functions()
                        .get("hello")
                        .digest());
    }

    @Test
    void packagesOfAnotherVersionOfThePluginAreMadeAgain() throws IOException {
        service.workspace().forgetUnlessPackagedBy("1");
        packaged(SERVICE);
        assertThat(Workspace.records(output()).resolve("demo.zip.txt")).exists();
        service.workspace().forgetUnlessPackagedBy("1");
        assertThat(Workspace.records(output()).resolve("demo.zip.txt")).exists();
        service.workspace().forgetUnlessPackagedBy("2");
        assertThat(Workspace.records(output()).resolve("demo.zip.txt")).doesNotExist();
    }

    @Test
    void anUnchangedPackageIsNeitherWrittenNorReadOnceTheClockTellsItFromItsRecord() throws IOException {
        Artifact before = packaged(SERVICE).functions().get("hello");
        assertThat(InputRecord.provenDigest(code))
                .as("may have been touched at the same time")
                .isEmpty();
        letTimePass(code);
        assertThat(InputRecord.provenDigest(code)).contains(before.digest());
        FileTime written = Files.getLastModifiedTime(code);
        assertThat(packaged(SERVICE).functions().get("hello")).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(code)).isEqualTo(written);
    }

    @Test
    void theDigestOfAPackageIsThatOfItsBytesHoweverItWasTouched() throws IOException {
        letTimePass(code);
        FileTime written = Files.getLastModifiedTime(code);
        Files.writeString(code, "x".repeat((int) Files.size(code)));
        Files.setLastModifiedTime(code, written);
        assertThat(Artifact.digestOfPackage(code)).isEqualTo(Sha256.of(code));
        Path copied = Files.copy(layer, layer.resolveSibling("copy.zip"));
        assertThat(Artifact.digestOfPackage(copied)).isEqualTo(Sha256.of(layer));
    }

    private void assertPackagedAsIfForTheFirstTime(String yaml) throws IOException {
        ServicePackages again = packaged(yaml);
        ServicePackages first = packaged(elsewhere(EntryTime.EARLIEST), yaml);
        assertThat(again.all())
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(artifact).isEqualTo(Artifact.of(artifact.file())));
        assertThat(again.all().stream().map(Artifact::digest))
                .containsExactlyElementsOf(
                        first.all().stream().map(Artifact::digest).toList());
    }

    /** A spoilt file with the time that it had. */
    private void spoil(Path file, String content) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        letTimePass(file);
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, time);
    }

    /** As if the record had been written long after its package. */
    private void letTimePass(Path file) throws IOException {
        Path written = Workspace.records(output()).resolve(file.getFileName() + ".txt");
        Files.setLastModifiedTime(
                written, FileTime.fromMillis(Files.getLastModifiedTime(written).toMillis() + 3_600_000));
    }

    private Path output() {
        return folder.resolve("target/serverless");
    }

    private Workspace elsewhere(EntryTime time) {
        return new Workspace(folder, folder.resolve("elsewhere/serverless"), false, time);
    }

    private ServicePackages packaged(String yaml) {
        return packaged(service.workspace(), yaml);
    }

    private ServicePackages packaged(Workspace workspace, String yaml) {
        FakeModules modules = new FakeModules(
                Optional.of(service.module(".", library("released", false), library("snapshot", true))));
        Service demo = PackagingFolder.service(yaml);
        return new ServicePackages(
                new ServicePackager(workspace, modules).packageAll(demo),
                Map.of(),
                new DependencyLayers(workspace, modules).packageAll(demo),
                Map.of());
    }

    private RuntimeDependency library(String name, boolean rebuilt) {
        return new RuntimeDependency("org.a", name, "1.0", Optional.empty(), folder.resolve(name + ".jar"), rebuilt);
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(file, LONG_AGO);
    }
}
