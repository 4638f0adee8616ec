/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A part of another channel, for reading. Closing it leaves the other open. */
final class SlicedChannel implements SeekableByteChannel {

    private final SeekableByteChannel whole;
    private final long start;
    private final long size;
    private long position;

    SlicedChannel(SeekableByteChannel whole, long start, long size) {
        this.whole = whole;
        this.start = start;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long left = size - position;
        if (left <= 0) {
            return -1;
        }
        ByteBuffer part = target.slice();
        part.limit((int) Math.min(part.remaining(), left));
        whole.position(start + position);
        int read = whole.read(part);
        if (read > 0) {
            target.position(target.position() + read);
            position += read;
        }
        return read;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return whole.isOpen();
    }

    @Override
    public void close() {
        // The whole may be needed for other parts.
    }
}
