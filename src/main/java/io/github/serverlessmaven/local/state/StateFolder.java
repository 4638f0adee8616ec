/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.artifact.FolderLock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;

/**
 * The folder that holds everything of the local target. The account is one file that is replaced whole: readers see the state before or
 * after a change, and a change that is interrupted leaves the state unchanged. Changes wait for each other, between processes too.
 */
public final class StateFolder {

    private final Path folder;
    private volatile Optional<Reading> last = Optional.empty();

    /** An account as it was read, for reading only, with what the file system said of its file before. */
    private record Reading(Optional<Object> key, FileTime modified, long size, Account account) {

        boolean isOf(BasicFileAttributes file) {
            return key.equals(Optional.ofNullable(file.fileKey()))
                    && modified.equals(file.lastModifiedTime())
                    && size == file.size();
        }
    }

    /** The folder need not exist; the first change makes it. */
    public StateFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Where it is, absolute. */
    public Path path() {
        return folder;
    }

    private Path accountFile() {
        return folder.resolve("account.json");
    }

    /**
     * The account as it is now, for reading: it is shared and must not be changed.
     *
     * @throws ServerlessException if the file is damaged
     */
    public Account read() {
        try {
            BasicFileAttributes file = Files.readAttributes(accountFile(), BasicFileAttributes.class);
            Optional<Reading> known = last.filter(reading -> reading.isOf(file));
            if (known.isEmpty()) {
                known = Optional.of(new Reading(
                        Optional.ofNullable(file.fileKey()), file.lastModifiedTime(), file.size(), parse()));
                last = known;
            }
            return known.get().account();
        } catch (NoSuchFileException e) {
            return new Account();
        } catch (IOException e) {
            throw damaged(accountFile(), String.valueOf(e.getMessage()), e);
        }
    }

    /** A copy of the account in the file, for the caller alone. */
    private Account parse() {
        Path file = accountFile();
        try {
            return Account.from(Json.parse(Files.readString(file), file.toString()));
        } catch (NoSuchFileException e) {
            return new Account();
        } catch (IOException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException | ResourceProblem e) {
            throw damaged(file, "it was not written by this version of the plugin", e);
        } catch (ServerlessException e) {
            throw damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    private ServerlessException damaged(Path file, String problem, Exception cause) {
        return new ServerlessException(
                "The state of the local target in " + file + " cannot be read: " + problem + ".",
                "Delete the folder " + folder + " and deploy again: a deployment creates all of it again.",
                cause);
    }

    /**
     * Changes the account; if the change throws, nothing is changed.
     *
     * @throws ServerlessException if the folder cannot be written
     */
    public <T> T change(Function<Account, T> change) {
        try {
            return changeLocked(change);
        } catch (UncheckedIOException e) {
            throw new ServerlessException(
                    "The state of the local target in " + folder + " cannot be written: " + e.getMessage() + ".",
                    "Make the folder writable without symbolic links in it, or choose another one with"
                            + " -Dserverless.local.state.",
                    e);
        }
    }

    private <T> T changeLocked(Function<Account, T> change) {
        return new FolderLock(folder.resolve("lock"), () -> {}).holding(() -> {
            Account account = parse();
            T result = change.apply(account);
            AtomicFile.writePrivate(accountFile(), Json.pretty(account.toValue()));
            last = Optional.empty();
            return result;
        });
    }
}
