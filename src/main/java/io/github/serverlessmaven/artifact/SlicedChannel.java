/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A part of another channel, for reading. What is read in small pieces, as a zip's directory is, comes out of a window that is filled at
 * once. Closing the part leaves the other channel open.
 */
final class SlicedChannel implements SeekableByteChannel {

    private static final int WINDOW = 1 << 14;

    private final SeekableByteChannel whole;
    private final long start;
    private final long size;
    private long position;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowStart;

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
        if (target.remaining() >= WINDOW) {
            return advance(readWhole(target, position));
        }
        long offset = position - windowStart;
        if (offset < 0 || offset >= window.limit()) {
            offset = 0;
            windowStart = position;
            window.clear();
            window.limit(Math.max(readWhole(window, position), 0));
        }
        int read = (int) Math.min(target.remaining(), window.limit() - offset);
        target.put(window.slice((int) offset, read));
        return advance(read > 0 || !target.hasRemaining() ? read : -1);
    }

    /** Reads what fits and belongs to the part, once. */
    private int readWhole(ByteBuffer target, long from) throws IOException {
        ByteBuffer part = target.slice();
        part.limit((int) Math.min(part.remaining(), size - from));
        whole.position(start + from);
        int read = whole.read(part);
        target.position(target.position() + Math.max(read, 0));
        return read;
    }

    private int advance(int read) {
        position += Math.max(read, 0);
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
