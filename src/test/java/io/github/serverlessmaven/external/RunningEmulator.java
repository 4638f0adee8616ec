/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * The emulator that the build started for its integration tests, or an {@link OwnEmulator}, seen from one test.
 *
 * <p>The access key that a client uses is its account: every instance has an account of its own, so tests do not see
 * each other's stacks, buckets and functions. Failures are asked for by stack name, so tests use different ones.
 */
public final class RunningEmulator {

    /** Each of the build's test processes has accounts of its own. */
    private static final AtomicLong LAST_ACCOUNT =
            new AtomicLong(200_000_000_000L + 1_000_000L * Integer.getInteger("serverless.test.fork", 0));

    private final URI endpoint;
    private final Path folder;
    private final String account;

    RunningEmulator(URI endpoint, Path folder, String account) {
        this.endpoint = endpoint;
        this.folder = folder;
        this.account = account;
    }

    /** The emulator with a new, empty account. Without a running emulator the test is skipped, or fails in CI. */
    public static RunningEmulator withNewAccount() {
        Path folder = Path.of(System.getProperty("serverless.test.emulator", "target/emulator"));
        if (!isRunning(folder.resolve("pid"))) {
            SystemComponent.PYTHON.require();
            RealComponent.require(false, "The AWS emulator");
        }
        return new RunningEmulator(
                URI.create(System.getProperty("serverless.test.endpoint", "")), folder, newAccount());
    }

    static String newAccount() {
        return Long.toString(LAST_ACCOUNT.incrementAndGet());
    }

    /** Where AWS's services answer, for example as {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return endpoint;
    }

    /** What the emulator has on disk: its environment, logs and the file of failures. */
    Path folder() {
        return folder;
    }

    /** The account's twelve digits, which are its access key too. */
    public String account() {
        return account;
    }

    /** A client of this account, once its builder has what is special to its service. */
    public <B extends AwsClientBuilder<B, C>, C> B client(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(account, "secret")));
    }

    /** From now on, makes creating or updating the stack's resource fail with the message. */
    public void failChange(String stack, String logicalId, String message) {
        inject(stack + "/" + logicalId + ": " + message);
    }

    /** From now on, makes deleting the stack's resource fail with the message. */
    public void failDelete(String stack, String logicalId, String message) {
        inject("delete " + stack + "/" + logicalId + ": " + message);
    }

    /** Takes back all failures that were asked for in this account. */
    public void failNothing() {
        try {
            Files.deleteIfExists(failures());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The requests of this account, oldest first. */
    public List<Request> requests() {
        try (var lines = Files.lines(folder.resolve("access.log"))) {
            return lines.map(Request::parse)
                    .filter(request -> request.account().equals(account))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void inject(String line) {
        try {
            Files.writeString(failures(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The failures that this account asks for, a line each. */
    Path failures() {
        return folder.resolve("failures").resolve(account + ".txt");
    }

    private static boolean isRunning(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    && ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                            .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A request the emulator answered.
     *
     * @param account who asked: twelve digits
     * @param service the service's signing name, such as {@code s3}
     * @param status the HTTP status of the answer
     * @param method the HTTP method
     * @param path the path, still encoded
     * @param action the action of the query protocol, such as {@code DescribeStacks}, or {@code -}
     */
    public record Request(String account, String service, int status, String method, String path, String action) {
        private static Request parse(String line) {
            String[] fields = line.split(" ", -1);
            return new Request(fields[0], fields[1], Integer.parseInt(fields[2]), fields[3], fields[4], fields[5]);
        }
    }
}
