/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Gives {@link Registry#USER} signed tokens for a registry that checks them, each for what was asked for and nothing else ("Token
 * Authentication Specification", distribution).
 */
public final class TokenServer implements AutoCloseable {

    private static final char[] STORE_PASSWORD = "store-password".toCharArray();
    private static final Base64.Encoder URL_SAFE = Base64.getUrlEncoder().withoutPadding();
    private static final long SECONDS = 300;

    private final HttpServer server;
    private final PrivateKey key;
    private final String header;
    private final Path certificate;
    private final List<String> scopes = new CopyOnWriteArrayList<>();

    private TokenServer(HttpServer server, KeyStore store, Path folder) throws IOException, GeneralSecurityException {
        this.server = server;
        this.key = (PrivateKey) store.getKey("token", STORE_PASSWORD);
        String chain =
                Base64.getEncoder().encodeToString(store.getCertificate("token").getEncoded());
        this.header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"x5c\":[\"" + chain + "\"]}";
        this.certificate = Files.writeString(
                folder.resolve("certificate.pem"),
                "-----BEGIN CERTIFICATE-----\n" + chain + "\n-----END CERTIFICATE-----\n");
        server.createContext("/token", this::answer);
        server.start();
    }

    /** Starts one with a key of its own. */
    public static TokenServer start(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("keys.p12");
        keytool(
                "-genkeypair",
                "-alias",
                "token",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=tokens",
                "-keystore",
                file.toString());
        try (InputStream keys = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(keys, STORE_PASSWORD);
            InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new TokenServer(HttpServer.create(free, 0), store, folder);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void keytool(String... arguments) throws IOException {
        ProcessBuilder keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool")
                        .toString())
                .inheritIO();
        keytool.command().addAll(List.of(arguments));
        keytool.command().addAll(List.of("-storetype", "PKCS12", "-storepass", new String(STORE_PASSWORD)));
        try {
            if (keytool.start().waitFor() != 0) {
                throw new IOException("keytool failed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** How a registry is told to ask for these tokens. */
    String settings() {
        return "auth: {token: {realm: 'http://127.0.0.1:" + server.getAddress().getPort()
                + "/token', service: test, issuer: tokens, rootcertbundle: '" + certificate + "'}}\n";
    }

    /** What tokens were given for, each as {@code repository:name:actions}. */
    public List<String> scopes() {
        return scopes;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String login = Base64.getEncoder()
                .encodeToString((Registry.USER + ":" + Registry.PASSWORD).getBytes(StandardCharsets.UTF_8));
        boolean known = ("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        byte[] body = known ? token(scopes(exchange)) : "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static List<String> scopes(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&", -1))
                .filter(parameter -> parameter.startsWith("scope="))
                .map(parameter -> URLDecoder.decode(parameter.substring("scope=".length()), StandardCharsets.UTF_8))
                .flatMap(text -> Arrays.stream(text.split(" ", -1)))
                .toList();
    }

    private byte[] token(List<String> wanted) throws IOException {
        scopes.addAll(wanted);
        long now = Instant.now().getEpochSecond();
        String access = wanted.stream()
                .map(scope -> scope.split(":", -1))
                .map(scope -> "{\"type\":\"" + scope[0] + "\",\"name\":\"" + scope[1] + "\",\"actions\":[\""
                        + scope[2].replace(",", "\",\"") + "\"]}")
                .collect(Collectors.joining(","));
        String claims = "{\"iss\":\"tokens\",\"sub\":\"" + Registry.USER + "\",\"aud\":\"test\",\"nbf\":" + (now - 10)
                + ",\"iat\":" + now + ",\"exp\":" + (now + SECONDS) + ",\"jti\":\"" + now + "\",\"access\":[" + access
                + "]}";
        String signed = encoded(header) + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            String token = signed + "." + URL_SAFE.encodeToString(signature.sign());
            return ("{\"token\":\"" + token + "\"}").getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String encoded(String json) {
        return URL_SAFE.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
