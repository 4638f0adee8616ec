/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.external.OwnEmulator;
import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.mojo.GuideSection.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The chat of the guide to WebSocket APIs: clients talk to each other through Java functions, whose table has the open connections. */
class WebSocketExampleIT {

    private static final Path GUIDE = Path.of("docs/guides/websocket.md");
    private static final long SECONDS_TO_ANSWER = 30;

    /** The functions say java21. */
    @RegisterExtension
    static final OwnEmulator EMULATOR = OwnEmulator.onJava("emulator-of-websockets", 21);

    @TempDir
    Path folder;

    @Test
    void aMessageReachesAllWhoAreConnected() throws IOException, InterruptedException {
        PluginRun reader =
                PluginRun.inCopy(Path.of("examples/websocket-chat"), folder).with(EMULATOR.running());
        List<Step> steps = GuideSection.of(GUIDE, "A whole chat").steps();
        reader.shell(steps.get(0).commands());
        String address = address(reader.goal("info"));
        Client bob = Client.connected(address + "?name=Bob");
        Client ada = Client.connected(address + "?name=Ada");

        ada.send("hello");
        assertThat(bob.nextMessage()).isEqualTo("Ada: hello");
        assertThat(ada.nextMessage()).isEqualTo("Ada: hello");
        bob.send("hello, Ada ✓");
        assertThat(ada.nextMessage()).isEqualTo("Bob: hello, Ada ✓");

        bob.close();
        assertThat(ada.nextMessage()).isEqualTo("Bob has left");
        reader.shell("aws dynamodb put-item --table-name websocket-chat-dev"
                + " --item '{\"id\": {\"S\": \"gone\"}, \"name\": {\"S\": \"Eve\"}}'");
        ada.send("still here");
        assertThat(ada.nextMessage()).isEqualTo("Ada: still here");
        assertThat(reader.shell(steps.get(1).commands())).isEqualTo(steps.get(1).output());

        assertThatThrownBy(() -> Client.connected(address))
                .as("without a name")
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        ada.close();
    }

    /** Where the emulator serves the API, by what {@code info} prints. */
    private static String address(String info) {
        Matcher endpoint = Pattern.compile("wss://([a-z0-9]+)\\.execute-api\\.us-east-1\\.amazonaws\\.com/dev")
                .matcher(info);
        assertThat(endpoint.find()).as(info).isTrue();
        return EMULATOR.running().endpoint().toString().replaceFirst("http", "ws") + "/_aws/execute-api/"
                + endpoint.group(1) + "/dev";
    }

    /** Somebody who talks, and the messages that have arrived. */
    private record Client(WebSocket socket, BlockingQueue<String> messages) {

        static Client connected(String address) {
            BlockingQueue<String> messages = new LinkedBlockingQueue<>();
            WebSocket socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(address), new Inbox(messages, new StringBuilder()))
                    .join();
            return new Client(socket, messages);
        }

        void send(String text) {
            socket.sendText("{\"action\": \"send\", \"text\": \"" + text + "\"}", true)
                    .join();
        }

        String nextMessage() throws InterruptedException {
            String message = messages.poll(SECONDS_TO_ANSWER, TimeUnit.SECONDS);
            assertThat(message).as("a message in time").isNotNull();
            return message;
        }

        void close() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    /** Joins the parts of messages. */
    private record Inbox(BlockingQueue<String> messages, StringBuilder parts) implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                messages.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
