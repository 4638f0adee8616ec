/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    private Path folder;

    private static int publish(StateFolder state) {
        return state.change(
                account -> account.publish("job", Value.Mapping.EMPTY).number());
    }

    private static int versions(StateFolder state) {
        return state.read().versions("job").size();
    }

    @Test
    void whatIsUnchangedIsNotReadAgain() {
        StateFolder state = new StateFolder(folder);
        publish(state);
        assertThat(state.read()).isSameAs(state.read());
    }

    @Test
    void theEnvironmentOfFunctionsIsReadableByItsOwnerOnly() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        publish(new StateFolder(folder));
        assertThat(Files.getPosixFilePermissions(folder.resolve("account.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void changesOfOthersAreSeen() {
        StateFolder state = new StateFolder(folder);
        publish(state);
        assertThat(versions(state)).isEqualTo(1);
        publish(new StateFolder(folder));
        assertThat(versions(state)).isEqualTo(2);
    }

    @Test
    void aChangeThatBreaksOffIsSeenByNobody() {
        StateFolder state = new StateFolder(folder);
        publish(state);
        assertThat(versions(state)).isEqualTo(1);
        assertThatThrownBy(() -> state.change(account -> {
                    account.publish("job", Value.Mapping.EMPTY);
                    throw new IllegalStateException("broken off");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(versions(state)).isEqualTo(1);
    }

    @Test
    void damageIsToldAtEachLookUntilItIsGone() throws IOException {
        StateFolder state = new StateFolder(folder);
        publish(state);
        state.read();
        Path file = folder.resolve("account.json");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.length() / 2));
        for (int look = 0; look < 2; look++) {
            assertThatThrownBy(state::read)
                    .isInstanceOf(ServerlessException.class)
                    .hasMessageContaining("The state of the local target in " + file + " cannot be read");
        }
        Files.delete(file);
        assertThat(versions(state)).isZero();
    }

    @Test
    void aLinkInPlaceOfAFileOfTheStateIsNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");
        for (String name : List.of("account.json", ".account.json.draft", "lock")) {
            Path state = Files.createDirectories(folder.resolve("of-" + name));
            Files.createSymbolicLink(state.resolve(name), outside);
            try {
                new StateFolder(state).change(account -> 1);
            } catch (ServerlessException | UncheckedIOException refused) {
                assertThat(name).isNotEqualTo(".account.json.draft");
            }
            assertThat(outside).as(name).hasContent("untouched");
        }
    }
}
