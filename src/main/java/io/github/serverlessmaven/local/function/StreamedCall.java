/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.HttpBody;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A call whose answer can be read while the function still writes it. */
public final class StreamedCall implements ResponseStream, HttpBody.Streamed {

    private static final int BUFFER = 65_536;
    private static final int PIECE = 8192;

    private final PipedInputStream content = new PipedInputStream(BUFFER);
    private final PipedOutputStream pieces;
    private final CompletableFuture<Optional<String>> contentType = new CompletableFuture<>();
    private final CompletableFuture<CallResult> result = new CompletableFuture<>();
    private volatile boolean abandoned;

    private StreamedCall() {
        try {
            pieces = new PipedOutputStream(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a call. */
    public static StreamedCall begin(FunctionCaller host, DeployedFunction function, Call call) {
        StreamedCall streamed = new StreamedCall();
        Thread thread = new Thread(() -> streamed.run(host, function, call), "streamed call");
        thread.setDaemon(true);
        thread.start();
        return streamed;
    }

    private void run(FunctionCaller host, DeployedFunction function, Call call) {
        try (pieces) {
            result.complete(host.call(function, call.streamedTo(this)));
        } catch (RuntimeException | IOException e) {
            result.completeExceptionally(e);
        } finally {
            contentType.complete(Optional.empty());
        }
    }

    @Override
    public void begin(String type) {
        contentType.complete(Optional.of(type));
    }

    @Override
    public void write(byte[] bytes, int length) {
        if (abandoned) {
            return;
        }
        try {
            pieces.write(bytes, 0, length);
            pieces.flush();
        } catch (IOException readerIsGone) {
            abandoned = true;
        }
    }

    /** Waits until the function begins to stream; empty if the call is over and all of the answer is in its result. */
    public Optional<String> contentType() {
        return contentType.join();
    }

    /** What is streamed; it ends with the call. */
    public InputStream content() {
        return content;
    }

    /**
     * Waits for the end of the call.
     *
     * @throws ServerlessException what {@link FunctionCaller#call} throws
     */
    public CallResult result() {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ServerlessException reason) {
                throw reason;
            }
            throw e;
        }
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
        pipe((bytes, length) -> output.write(bytes, 0, length), output);
        if (result().error().isPresent()) {
            throw new IOException("The function failed while it wrote its answer");
        }
    }

    /** Hands over the content piece by piece as it comes. */
    public void pipe(PieceWriter writer, OutputStream output) throws IOException {
        try (content) {
            byte[] piece = new byte[PIECE];
            for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
                writer.write(piece, length);
                output.flush();
            }
        }
    }

    /** Writes a piece in the form its reader expects. */
    @FunctionalInterface
    public interface PieceWriter {
        void write(byte[] bytes, int length) throws IOException;
    }
}
