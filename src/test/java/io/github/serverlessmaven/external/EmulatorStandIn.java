/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Stands for AWS Emulator as its user guide describes it: HTTPS with a certificate of its own, signatures checked, and both in a folder named for
 * its port below {@code .aws/emulator} in the home of the user.
 */
public final class EmulatorStandIn implements AutoCloseable {

    private static final char[] PASSWORD = "store-password".toCharArray();
    private static final String SECRET = "generated/secret+key";
    private static final Pattern SIGNED =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=EMULATORKEY/(\\d{8}/[^/]+/[^/]+/aws4_request),"
                    + " *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");

    private final HttpsServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Function<String, String> answers;

    /**
     * Starts it.
     *
     * @param home of the user
     * @param answers the answer to an operation, such as {@code AmazonSQS.ReceiveMessage}
     */
    public EmulatorStandIn(Path home, Function<String, String> answers) throws IOException, GeneralSecurityException {
        this.answers = answers;
        Path keys = Files.createDirectories(home).resolve("server.p12");
        keytool(keys);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", this::answer);
        server.start();
        Path folder = Files.createDirectories(
                home.resolve(".aws/emulator/" + server.getAddress().getPort()));
        Files.writeString(
                folder.resolve("emulator_credentials"),
                "[default]\naws_access_key_id = EMULATORKEY\naws_secret_access_key = " + SECRET + "\n");
        Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("server").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private static void keytool(Path file) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=emulator",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .inheritIO();
        try {
            if (keytool.start().waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The operations that were signed rightly. */
    public List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        boolean isSigned = isSigned(exchange, body);
        String answer = isSigned
                ? answers.apply(String.valueOf(operation))
                : "{\"__type\": \"com.amazon.coral.service#SignatureDoesNotMatch\", \"message\": \"The signature does not match.\"}";
        if (isSigned) {
            requests.add(String.valueOf(operation));
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isSigned ? 200 : 403, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) throws IOException {
        Matcher parts =
                SIGNED.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (!parts.matches()) {
            return false;
        }
        String canonical = String.join(
                "\n",
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                "",
                Arrays.stream(parts.group(2).split(";"))
                        .map(name -> name + ":" + exchange.getRequestHeaders().getFirst(name) + "\n")
                        .collect(Collectors.joining()),
                parts.group(2),
                digest(body));
        String text = String.join(
                "\n",
                "AWS4-HMAC-SHA256",
                exchange.getRequestHeaders().getFirst("X-Amz-Date"),
                parts.group(1),
                digest(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : parts.group(1).split("/")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text)).equals(parts.group(3));
    }

    private static String digest(byte[] bytes) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) throws IOException {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
