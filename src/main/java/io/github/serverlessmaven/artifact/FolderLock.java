/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A lock that builds which share a folder take while they change it. Threads of this JVM exclude each other too; a thread that holds the
 * lock may take it again. The system gives it back when its process ends, whatever way that went.
 */
public final class FolderLock {

    /** A file lock is held by the whole JVM, so its threads need a lock of their own. */
    private static final Map<Path, ReentrantLock> IN_THIS_JVM = new ConcurrentHashMap<>();

    private final Path file;
    private final Runnable waiting;

    /**
     * Makes the lock.
     *
     * @param file the file that is locked; it and its folder are made when they are missing. A symbolic link is not followed.
     * @param waiting is called when another process has the lock
     */
    public FolderLock(Path file, Runnable waiting) {
        this.file = file.toAbsolutePath().normalize();
        this.waiting = waiting;
    }

    /**
     * Does something while nobody else holds the lock.
     *
     * @throws PackagingException if the file cannot be made
     */
    public <T> T holding(Supplier<T> work) {
        ReentrantLock threads = IN_THIS_JVM.computeIfAbsent(file, key -> new ReentrantLock());
        threads.lock();
        try {
            return threads.getHoldCount() > 1 ? work.get() : lockedFile(work);
        } finally {
            threads.unlock();
        }
    }

    private <T> T lockedFile(Supplier<T> work) {
        FileChannel channel = locked();
        try {
            return work.get();
        } finally {
            close(channel);
        }
    }

    private FileChannel locked() {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            if (channel.tryLock() == null) {
                waiting.run();
                channel.lock();
            }
            return channel;
        } catch (IOException e) {
            throw new PackagingException(
                    "The file " + file + ", which keeps builds from disturbing each other, cannot be locked: "
                            + e.getMessage() + ".",
                    "Make its folder writable, and delete it if it is a symbolic link.",
                    e);
        }
    }

    /** Gives the lock back. */
    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
