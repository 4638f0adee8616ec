/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that a client of good manners does not send. */
class WebSocketConnectionTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<String> messages = new ArrayList<>();

    private WebSocketConnection.Closed received(byte[] bytes) {
        return new WebSocketConnection(new ByteArrayInputStream(bytes), sent).receive(messages::add);
    }

    private static byte[] frame(String head, int length) {
        byte[] start = HexFormat.of().parseHex(head);
        return ByteBuffer.allocate(start.length + 4 + length).put(start).array();
    }

    @ParameterizedTest
    @CsvSource({
        "81fe8000, 32768, 1006", // the largest frame, and no goodbye
        "81fe8001, 32769, 1009",
        "81ff0000000000010000, 65536, 1009",
        "8182, 2, 1006",
        "f182, 2, 1002", // bits of extensions
        "8382, 2, 1002", // an unknown kind
        "0982, 2, 1002", // a ping in parts
        "82fe0001, 1, 1003", // binary
    })
    void framesThatAreNotAllowedEndTheConnection(String head, int length, int code) {
        assertThat(received(frame(head, length)).code()).isEqualTo(code);
        assertThat(messages).hasSize(code == 1006 ? 1 : 0);
    }

    @Test
    void textMustBeUtf8() {
        assertThat(received(HexFormat.of().parseHex("818100000000ff")).code()).isEqualTo(1007);
        assertThat(HexFormat.of().formatHex(sent.toByteArray()))
                .startsWith("88")
                .contains("03ef");
    }

    @Test
    void aGoodbyeWithoutACodeIsANormalOne() {
        assertThat(received(HexFormat.of().parseHex("888000000000")))
                .isEqualTo(new WebSocketConnection.Closed(1000, ""));
        assertThat(HexFormat.of().formatHex(sent.toByteArray())).isEqualTo("880203e8");
    }

    @Test
    void aMessageMayComeInFramesAndPieces() {
        byte[] frames = HexFormat.of().parseHex("018100000000" + "c3" + "898000000000" + "808100000000" + "a9");
        assertThat(received(frames).code()).isEqualTo(1006);
        assertThat(messages).containsExactly("é");
        assertThat(HexFormat.of().formatHex(sent.toByteArray())).isEqualTo("8a00");
    }
}
