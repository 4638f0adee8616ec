/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Starts S3Proxy, in its own JVM, with the settings that it takes from a file. S3Proxy is not on the class path of this plugin, so it is
 * called by reflection; its class path has nothing else of this plugin.
 */
public final class S3ProxyMain {

    /** Logback, which S3Proxy brings, reads it; without one it logs everything. */
    static final String LOG_SETTINGS = "logback.xml";

    private static final String FILE = "s3proxy.properties";

    private S3ProxyMain() {}

    /**
     * Starts the server.
     *
     * @param arguments port, the folder of the buckets, and the prefix of all paths
     */
    public static void main(String[] arguments) throws Throwable {
        Properties settings = new Properties();
        settings.setProperty("s3proxy.endpoint", "http://127.0.0.1:" + arguments[0]);
        settings.setProperty("s3proxy.service-path", arguments[2]);
        settings.setProperty("s3proxy.authorization", "none");
        settings.setProperty("s3proxy.ignore-unknown-headers", "true");
        settings.setProperty("jclouds.provider", "filesystem");
        settings.setProperty("jclouds.filesystem.basedir", arguments[1]);
        Path file = Path.of(FILE).toAbsolutePath();
        try (OutputStream output = Files.newOutputStream(file)) {
            settings.store(output, null);
        }
        Files.writeString(Path.of(LOG_SETTINGS), """
            <configuration>
              <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%level %logger{0}: %msg%n</pattern></encoder>
              </appender>
              <root level="WARN"><appender-ref ref="console"/></root>
            </configuration>
            """);
        try {
            Class.forName("org.gaul.s3proxy.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {"--properties", file.toString()});
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
