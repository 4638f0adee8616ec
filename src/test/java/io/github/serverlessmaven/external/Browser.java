/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.template.Value.Mapping;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Chromium without a window, with one page, driven through its DevTools protocol. */
public final class Browser implements AutoCloseable {

    private static final long PATIENCE = 60;

    /** Without its code, a key does nothing by itself, such as moving the focus. */
    private static final Map<String, Integer> KEYS = Map.of(
            "Tab",
            9,
            "Enter",
            13,
            "Escape",
            27,
            "Home",
            36,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40);

    private final Process process;
    private final WebSocket socket;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Mapping>> waiting = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Mapping>> expected = new ConcurrentHashMap<>();
    private final List<Mapping> events = new CopyOnWriteArrayList<>();
    private String session = "";

    private Browser(Process process, String address) {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Listener())
                .join();
    }

    /**
     * Starts the browser, or skips the test if there is none.
     *
     * @param profile a folder of its own
     */
    public static Browser start(Path profile) throws IOException {
        Process process = new ProcessBuilder(
                        SystemComponent.CHROMIUM.require().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("DevTools listening on ")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("Chromium did not start");
        }
        Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}));
        drain.setDaemon(true);
        drain.start();
        Browser browser = new Browser(process, line.replace("DevTools listening on ", ""));
        browser.attach();
        return browser;
    }

    private void attach() {
        String target = text(
                call(
                        "Target.createTarget",
                        Value.mapping().put("url", "about:blank").build()),
                "targetId");
        Mapping attached = call(
                "Target.attachToTarget",
                Value.mapping()
                        .put("targetId", target)
                        .put("flatten", Value.of(true))
                        .build());
        session = text(attached, "sessionId");
        List.of("Page.enable", "Runtime.enable", "Network.enable", "Log.enable")
                .forEach(domain -> call(domain, Mapping.EMPTY));
        // A page that no window manager has given the focus would not get keys.
        call("Emulation.setFocusEmulationEnabled", Value.mapping("enabled", Value.of(true)));
    }

    /** Sets the size of the page, in pixels. */
    public void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Value.mapping()
                        .put("width", Value.of(width))
                        .put("height", Value.of(height))
                        .put("deviceScaleFactor", Value.of(1))
                        .put("mobile", Value.of(false))
                        .build());
    }

    /** Makes the page believe that its user prefers light or dark colours, and no motion. */
    public void prefer(String colours) {
        call(
                "Emulation.setEmulatedMedia",
                Value.mapping(
                        "features",
                        Value.list(
                                feature("prefers-color-scheme", colours),
                                feature("prefers-reduced-motion", "reduce"))));
    }

    private static Value feature(String name, String value) {
        return Value.mapping().put("name", name).put("value", value).build();
    }

    /** Opens an address and waits until it is loaded. */
    public void open(URI address) {
        CompletableFuture<Mapping> loaded = new CompletableFuture<>();
        expected.put("Page.loadEventFired", loaded);
        call("Page.navigate", Value.mapping("url", Value.of(address.toString())));
        await(loaded);
    }

    /** Waits until an expression of the page is true. */
    public void waitFor(String expression) {
        evaluate("new Promise(done => { const look = () => (" + expression
                + ") ? done() : setTimeout(look, 20); look(); })");
    }

    /** What an expression of JavaScript gives, after the promise it may be; the picture is drawn then. */
    public Value evaluate(String expression) {
        Mapping answer = call(
                "Runtime.evaluate",
                Value.mapping()
                        .put("expression", expression)
                        .put("awaitPromise", Value.of(true))
                        .put("returnByValue", Value.of(true))
                        .build());
        if (answer.get("exceptionDetails").isPresent()) {
            throw new AssertionError(expression + " failed: " + Json.compact(answer));
        }
        return mapping(answer, "result").get("value").orElse(Value.NULL);
    }

    /** Clicks at a point of the page. */
    public void click(double x, double y) {
        move(x, y);
        mouse("mousePressed", x, y);
        mouse("mouseReleased", x, y);
    }

    /** Moves the mouse to a point of the page. */
    public void move(double x, double y) {
        mouse("mouseMoved", x, y);
    }

    private void mouse(String type, double x, double y) {
        input(
                "Input.dispatchMouseEvent",
                Value.mapping()
                        .put("type", type)
                        .put("x", new Value.Numeric(java.math.BigDecimal.valueOf(x)))
                        .put("y", new Value.Numeric(java.math.BigDecimal.valueOf(y)))
                        .put("button", type.equals("mouseMoved") ? "none" : "left")
                        .put("clickCount", Value.of(type.equals("mouseMoved") ? 0 : 1))
                        .build());
    }

    /** Presses a key that stands for no text, such as {@code Escape}. */
    public void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            Value.MappingBuilder event = Value.mapping()
                    .put("type", type)
                    .put("key", key)
                    .put("windowsVirtualKeyCode", Value.of(KEYS.getOrDefault(key, 0)));
            if (key.equals("Enter") && type.equals("keyDown")) {
                event.put("text", "\r"); // without it no button is pressed
            }
            input("Input.dispatchKeyEvent", event.build());
        }
    }

    /** Types text where the focus is. */
    public void type(String text) {
        input("Input.insertText", Value.mapping("text", Value.of(text)));
    }

    /** Gives the page input, and returns when the page has handled it and been drawn again. */
    private void input(String method, Mapping parameters) {
        call(method, parameters);
        evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))");
    }

    /** What the page looks like. */
    public BufferedImage screenshot() throws IOException {
        Mapping answer = call("Page.captureScreenshot", Value.mapping("format", Value.of("png")));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(text(answer, "data"))));
    }

    /** Addresses that were asked for. */
    public List<String> requests() {
        return events("Network.requestWillBeSent").stream()
                .map(event -> text(mapping(event, "request"), "url"))
                .toList();
    }

    /** What went wrong in the page, as the browser tells. */
    public List<String> problems() {
        return Stream.of("Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled")
                .flatMap(method -> events(method).stream())
                .map(Json::compact)
                .toList();
    }

    private List<Mapping> events(String method) {
        return events.stream()
                .filter(event -> text(event, "method").equals(method))
                .map(event -> mapping(event, "params"))
                .toList();
    }

    private Mapping call(String method, Mapping parameters) {
        long id = ids.incrementAndGet();
        CompletableFuture<Mapping> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Value.MappingBuilder message =
                Value.mapping().put("id", Value.of(id)).put("method", method).put("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(Json.compact(message.build()), true).join();
        Mapping result = await(answer);
        if (result.get("error").isPresent()) {
            throw new AssertionError(method + " failed: " + Json.compact(result));
        }
        return mapping(result, "result");
    }

    private static Mapping await(CompletableFuture<Mapping> future) {
        return future.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    private void receive(Mapping message) {
        if (message.get("id").orElse(Value.NULL) instanceof Value.Numeric id) {
            Optional.ofNullable(waiting.remove(id.number().longValue())).ifPresent(answer -> answer.complete(message));
            return;
        }
        events.add(message);
        Optional.ofNullable(expected.remove(text(message, "method"))).ifPresent(event -> event.complete(message));
    }

    private static Mapping mapping(Mapping mapping, String key) {
        return mapping.get(key).orElse(Value.NULL) instanceof Mapping below ? below : Mapping.EMPTY;
    }

    private static String text(Mapping mapping, String key) {
        return mapping.get(key).orElse(Value.NULL) instanceof Value.Text text ? text.text() : "";
    }

    @Override
    public void close() {
        socket.abort();
        process.destroy();
        process.onExit().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            message.append(part);
            if (isLast) {
                receive((Mapping) Json.parse(message.toString(), "Chromium"));
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
