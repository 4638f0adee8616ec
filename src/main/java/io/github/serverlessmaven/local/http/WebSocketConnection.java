/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;

/**
 * The server's end of a WebSocket (RFC 6455) as Amazon API Gateway has it: frames of at most 32 KB, messages of at most 128 KB, text only,
 * no extensions. One thread receives; any thread may send.
 */
public final class WebSocketConnection {

    /** The largest message, in bytes. */
    public static final int LARGEST_MESSAGE = 128 * 1024;

    private static final int LARGEST_FRAME = 32 * 1024;
    private static final int READ = 8 * 1024;

    private final InputStream input;
    private final OutputStream output;
    private final Draft_6455 codec = new Draft_6455(List.of(), LARGEST_FRAME);
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private volatile Optional<Closed> closed = Optional.empty();

    /**
     * How a connection ended.
     *
     * @param code of RFC 6455: that of the first close frame, from either side; 1000 if it has none, 1006 without a frame
     * @param reason of that frame
     */
    public record Closed(int code, String reason) {}

    /** Takes a connection over after its handshake. */
    public WebSocketConnection(InputStream input, OutputStream output) {
        this.input = input;
        this.output = output;
        codec.setParseMode(Role.SERVER);
    }

    /**
     * Opens the connection: whoever sends to it meanwhile waits.
     *
     * @param acceptance of the handshake
     * @throws IOException if the client is gone
     */
    public synchronized void open(HttpBody.Upgraded.Acceptance acceptance) throws IOException {
        acceptance.send();
    }

    /** Hands over each message until the connection ends. */
    public Closed receive(Consumer<String> messages) {
        byte[] bytes = new byte[READ];
        try {
            for (int read = input.read(bytes); read >= 0; read = input.read(bytes)) {
                for (Framedata frame : codec.translateFrame(ByteBuffer.wrap(Arrays.copyOf(bytes, read)))) {
                    if (frame.getOpcode() == Opcode.CLOSING) {
                        CloseFrame close = (CloseFrame) frame;
                        close(
                                close.getCloseCode(),
                                Optional.ofNullable(close.getMessage()).orElse(""));
                        return ended();
                    }
                    received(frame, messages);
                }
            }
        } catch (InvalidDataException e) {
            close(e.getCloseCode(), "");
        } catch (IOException e) {
            // The other side is gone, or this one ended the connection.
        }
        return ended();
    }

    private synchronized Closed ended() {
        return closed.orElseGet(() -> new Closed(CloseFrame.ABNORMAL_CLOSE, ""));
    }

    private void received(Framedata frame, Consumer<String> messages) throws InvalidDataException, IOException {
        switch (frame.getOpcode()) {
            case PING -> {
                PongFrame pong = new PongFrame();
                pong.setPayload(frame.getPayloadData());
                write(pong);
            }
            case PONG -> {}
            case BINARY -> throw new InvalidDataException(CloseFrame.REFUSE, "binary frames are not supported");
            default -> {
                ByteBuffer payload = frame.getPayloadData();
                if (message.size() + payload.remaining() > LARGEST_MESSAGE) {
                    throw new InvalidDataException(CloseFrame.TOOBIG, "the message is too large");
                }
                message.write(payload.array(), payload.arrayOffset() + payload.position(), payload.remaining());
                if (frame.isFin()) {
                    String text = text(message.toByteArray());
                    message.reset();
                    messages.accept(text);
                }
            }
        }
    }

    private static String text(byte[] bytes) throws InvalidDataException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidDataException(CloseFrame.NO_UTF8, e);
        }
    }

    /** Whether neither side has sent a close frame. */
    public boolean isOpen() {
        return closed.isEmpty();
    }

    /**
     * Sends a message.
     *
     * @throws IOException if the connection has ended
     */
    public void send(Payload text) throws IOException {
        TextFrame frame = new TextFrame();
        frame.setPayload(ByteBuffer.wrap(text.bytes()));
        write(frame);
    }

    private synchronized void write(Framedata frame) throws IOException {
        if (closed.isPresent()) {
            throw new IOException("the connection is closed");
        }
        writeFrame(frame);
    }

    private void writeFrame(Framedata frame) throws IOException {
        ByteBuffer bytes = codec.createBinaryFrame(frame);
        output.write(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        output.flush();
    }

    /** Sends a close frame, once; the other side answers and the receiving thread ends, or {@link #abort} ends it. */
    public synchronized void close(int code, String reason) {
        if (closed.isPresent()) {
            return;
        }
        closed = Optional.of(new Closed(code, reason));
        CloseFrame frame = new CloseFrame();
        frame.setReason(reason);
        frame.setCode(code);
        try {
            writeFrame(frame);
        } catch (IOException e) {
            abort();
        }
    }

    /** Ends the connection without a close frame. */
    public void abort() {
        try {
            input.close();
        } catch (IOException e) {
            // It has ended.
        }
    }
}
